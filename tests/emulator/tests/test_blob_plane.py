import pytest
import requests
from azure.core.exceptions import (
    ClientAuthenticationError,
    HttpResponseError,
    ResourceExistsError,
    ResourceNotFoundError,
)
from azure.storage.blob import BlobServiceClient

ACCOUNT = "https://learning.blob.core.windows.net"
KEY = "bm90IGEgc2VjcmV0"


@pytest.fixture
def service(installed):
    return BlobServiceClient(ACCOUNT, credential=KEY)


@pytest.fixture
def container(service):
    return service.create_container("data")


def test_an_uploaded_blob_is_downloaded_with_its_metadata(container):
    container.upload_blob("a/b.csv", b"x,y\n", metadata={"owner": "me"})
    blob = container.get_blob_client("a/b.csv")
    assert blob.download_blob().readall() == b"x,y\n"
    assert blob.get_blob_properties().metadata == {"owner": "me"}


def test_a_large_blob_goes_up_in_blocks_and_comes_down_in_ranges(installed):
    small = {"max_single_put_size": 4, "max_block_size": 4, "max_single_get_size": 4}
    service = BlobServiceClient(ACCOUNT, credential=KEY, max_chunk_get_size=4, **small)
    container = service.create_container("data")
    container.upload_blob("big", b"0123456789")
    assert container.download_blob("big").readall() == b"0123456789"


def test_part_of_a_blob_can_be_read(container):
    container.upload_blob("x", b"0123456789")
    assert container.download_blob("x", offset=2, length=3).readall() == b"234"


def test_an_empty_blob_can_be_read(container):
    container.upload_blob("empty", b"")
    assert container.download_blob("empty").readall() == b""


def test_a_blob_is_replaced_only_on_demand(container):
    container.upload_blob("x", b"1")
    with pytest.raises(ResourceExistsError) as raised:
        container.upload_blob("x", b"2")
    assert raised.value.error_code == "BlobAlreadyExists"
    container.upload_blob("x", b"2", overwrite=True)
    assert container.download_blob("x").readall() == b"2"


def test_a_missing_blob_and_a_missing_container_are_told_apart(service, container):
    for name, code in (("data", "BlobNotFound"), ("nowhere", "ContainerNotFound")):
        with pytest.raises(ResourceNotFoundError) as raised:
            service.get_blob_client(name, "x").download_blob()
        assert raised.value.error_code == code
    assert not container.get_blob_client("x").exists()


def test_a_long_list_comes_in_pages(container):
    names = [f"n{number}" for number in range(7)]
    for name in names:
        container.upload_blob(name, b"")
    pages = [list(page) for page in container.list_blobs(results_per_page=3).by_page()]
    assert [len(page) for page in pages] == [3, 3, 1]
    assert [blob.name for page in pages for blob in page] == names


def test_a_delimiter_folds_names_into_folders(container):
    for name in ("a/1", "a/2", "b/1", "top"):
        container.upload_blob(name, b"")
    assert [item.name for item in container.walk_blobs()] == ["a/", "b/", "top"]
    pages = container.walk_blobs(results_per_page=1).by_page()
    assert [item.name for page in pages for item in page] == ["a/", "b/", "top"]


def test_metadata_is_listed_when_asked_for(container):
    container.upload_blob("x", b"")
    container.get_blob_client("x").set_blob_metadata({"kind": "raw"})
    listed = list(container.list_blobs(include=["metadata"]))
    assert [blob.metadata for blob in listed] == [{"kind": "raw"}]


def test_a_deleted_blob_is_gone(container):
    container.upload_blob("x", b"")
    container.delete_blob("x")
    assert list(container.list_blobs()) == []


def test_containers_are_created_once_listed_and_deleted(service, container):
    with pytest.raises(ResourceExistsError):
        service.create_container("data")
    assert [item.name for item in service.list_containers()] == ["data"]
    container.delete_container()
    assert not container.exists()


def test_a_request_without_signature_is_refused(container):
    with pytest.raises(ClientAuthenticationError):
        BlobServiceClient(ACCOUNT).get_blob_client("data", "x").download_blob()
    assert requests.get(f"{ACCOUNT}/data/x", timeout=5).status_code == 401


def test_a_range_behind_the_end_is_refused(container):
    container.upload_blob("x", b"0123")
    with pytest.raises(HttpResponseError) as raised:
        container.download_blob("x", offset=10, length=2).readall()
    assert raised.value.status_code == 416


def test_other_kinds_of_blob_name_what_is_missing(container):
    with pytest.raises(HttpResponseError, match="stores block and append blobs"):
        container.get_blob_client("x").create_page_blob(512)


def test_an_append_blob_grows(container):
    log = container.get_blob_client("log")
    log.create_append_blob()
    for line in (b"one\n", b"two\n"):
        log.append_block(line)
    assert log.download_blob().readall() == b"one\ntwo\n"
    assert log.get_blob_properties().blob_type == "AppendBlob"


def test_a_copy_is_made_at_once_with_its_metadata(container):
    source = container.upload_blob("x", b"1", metadata={"owner": "me"})
    copied = container.get_blob_client("y").start_copy_from_url(source.url)
    assert copied["copy_status"] == "success"
    assert container.get_blob_client("y").get_blob_properties().metadata == {"owner": "me"}


def test_nothing_is_written_into_a_missing_container(service):
    with pytest.raises(ResourceNotFoundError) as raised:
        service.get_blob_client("missing", "x").upload_blob(b"1")
    assert raised.value.error_code == "ContainerNotFound"
