from pathlib import Path

import pytest

from azureml_emulator import Emulator
from azureml_emulator.blobs import BlobStore


@pytest.fixture
def blobs(emulator):
    return emulator.blobs


def contents(emulator) -> list[Path]:
    return [path for path in (emulator.folder / "blobs").rglob("*") if path.is_file()]


def test_a_blob_comes_back_as_it_was_put(blobs):
    properties = blobs.put("account", "data", "a/b.csv", b"x,y\n", metadata={"owner": "me"})
    assert blobs.get("account", "data", "a/b.csv") == b"x,y\n"
    assert properties["size"] == 4
    assert blobs.properties("account", "data", "a/b.csv")["metadata"] == {"owner": "me"}


def test_names_differ_by_case(blobs):
    blobs.put("account", "data", "Train.csv", b"1")
    blobs.put("account", "data", "train.csv", b"2")
    assert blobs.get("account", "data", "Train.csv") == b"1"
    assert [name for name, _ in blobs.list("account", "data")] == ["Train.csv", "train.csv"]


def test_a_prefix_selects_blobs_in_name_order(blobs):
    for name in ("b/2", "a/1", "b/1"):
        blobs.put("account", "data", name, b"")
    assert [name for name, _ in blobs.list("account", "data", "b/")] == ["b/1", "b/2"]


def test_a_replaced_blob_has_another_etag_and_keeps_its_creation(blobs):
    first = blobs.put("account", "data", "x", b"same")
    second = blobs.put("account", "data", "x", b"same")
    assert first["etag"] != second["etag"]
    assert first["created"] == second["created"]


def test_equal_contents_are_stored_once_and_go_with_their_last_blob(emulator, blobs):
    blobs.put("account", "data", "one", b"same")
    blobs.put("account", "data", "two", b"same")
    assert len(contents(emulator)) == 1
    blobs.delete("account", "data", "one")
    assert blobs.get("account", "data", "two") == b"same"
    blobs.delete("account", "data", "two")
    assert contents(emulator) == []


def test_blocks_become_a_blob_in_the_committed_order(emulator, blobs):
    for block, data in (("b1", b"world"), ("b0", b"hello "), ("unused", b"!")):
        blobs.stage("account", "data", "x", block, data)
    blobs.commit("account", "data", "x", [("latest", "b0"), ("uncommitted", "b1")])
    assert blobs.get("account", "data", "x") == b"hello world"
    assert len(contents(emulator)) == 1


def test_committed_blocks_can_be_used_again(blobs):
    blobs.stage("account", "data", "x", "b0", b"kept ")
    blobs.commit("account", "data", "x", [("latest", "b0")])
    blobs.stage("account", "data", "x", "b1", b"new")
    blobs.commit("account", "data", "x", [("committed", "b0"), ("latest", "b1")])
    assert blobs.get("account", "data", "x") == b"kept new"


def test_a_block_that_was_never_staged_is_refused(blobs):
    with pytest.raises(KeyError):
        blobs.commit("account", "data", "x", [("latest", "missing")])


def test_a_deleted_container_takes_its_blobs_along(emulator, blobs):
    blobs.put("account", "data", "x", b"1")
    blobs.delete_container("account", "data")
    assert blobs.container("account", "data") is None
    assert blobs.get("account", "data", "x") is None
    assert contents(emulator) == []


def test_blobs_survive_a_restart(tmp_path):
    first = Emulator(tmp_path)
    first.blobs.put("account", "data", "x", b"kept")
    first.close()
    second = Emulator(tmp_path)
    assert second.blobs.get("account", "data", "x") == b"kept"
    second.close()


def test_a_copy_of_a_missing_blob_says_so(blobs: BlobStore, tmp_path):
    with pytest.raises(FileNotFoundError, match="account/data/nothing"):
        blobs.copy("account", "data", "nothing", tmp_path / "file")
