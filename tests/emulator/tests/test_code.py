from urllib.parse import parse_qs

import pytest
from azure.ai.ml.entities._assets import Code
from azure.core.exceptions import HttpResponseError


@pytest.fixture
def codes(client):
    return client._operation_container.all_operations["codes"]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "train.py").write_text("print('hello')\n")
    return tmp_path / "src"


def uploaded(emulator, code):
    host, container, *_ = code.path.removeprefix("https://").split("/")
    return {name for name, _ in emulator.blobs.list(host.split(".")[0], container)}


def test_folder_is_uploaded(codes, folder, emulator):
    code = codes.create_or_update(Code(path=str(folder)))
    assert {name.rsplit("/", 1)[-1] for name in uploaded(emulator, code)} == {"train.py"}


def test_same_content_is_found_by_its_hash_and_not_uploaded_again(codes, folder):
    first = codes.create_or_update(Code(path=str(folder)))
    second = codes.create_or_update(Code(path=str(folder)))
    assert second.id == first.id


def test_changed_content_is_another_asset(codes, folder):
    first = codes.create_or_update(Code(path=str(folder)))
    (folder / "train.py").write_text("print('bye')\n")
    assert codes.create_or_update(Code(path=str(folder))).id != first.id


def test_every_upload_gets_a_container_of_its_own(codes, client):
    def container():
        reply = codes._version_operation.create_or_get_start_pending_upload(
            resource_group_name="learning",
            workspace_name="learning-ws",
            name="c",
            version="1",
            body={"pendingUploadType": "TemporaryBlobReference"},
        )
        return reply.blob_reference_for_consumption.credential.sas_uri.split("?")

    (first, signature), (second, _) = container(), container()
    assert first != second
    assert {"sig", "se", "sp"} <= set(parse_qs(signature))


def test_uri_of_a_version_cannot_be_changed(codes, client):
    operations = codes._version_operation
    where = {"resource_group_name": "learning", "workspace_name": "learning-ws"}
    body = {"properties": {"codeUri": "https://a"}}
    operations.create_or_update(name="c", version="1", body=body, **where)
    with pytest.raises(HttpResponseError, match="Asset paths cannot be updated"):
        body = {"properties": {"codeUri": "https://b"}}
        operations.create_or_update(name="c", version="1", body=body, **where)
