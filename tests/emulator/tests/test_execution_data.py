import pytest

from azureml_emulator.execution.data import DataError, Location, collect, fetch, locate

WORKSPACE = (
    "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/learning"
    "/providers/Microsoft.MachineLearningServices/workspaces/learning-ws"
)


@pytest.fixture
def stored(emulator):
    """An emulator with a datastore, a data asset and a job, put there without any client."""
    put = emulator.resources.put
    blob = {"datastoreType": "AzureBlob", "accountName": "account", "containerName": "data"}
    put(f"{WORKSPACE}/datastores/training", {"properties": blob})
    asset = {"dataUri": "azureml://datastores/training/paths/raw/"}
    put(f"{WORKSPACE}/data/taxi/versions/1", {"properties": asset})
    output = {"uri": "azureml://datastores/training/paths/azureml/first/model/"}
    put(f"{WORKSPACE}/jobs/first", {"properties": {"outputs": {"model": output}}})
    return emulator


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("azureml://datastores/training/paths/a/b.csv", "a/b.csv"),
        ("azureml://datastores/training/a/b.csv", "a/b.csv"),
        (
            "azureml://subscriptions/s/resourcegroups/g/workspaces/w/datastores/training/paths/a",
            "a",
        ),
        ("azureml:taxi:1", "raw"),
        (f"{WORKSPACE}/data/taxi/versions/1", "raw"),
        (f"azureml:{WORKSPACE}/data/taxi/versions/1", "raw"),
        ("azureml://locations/eastus/workspaces/x/data/taxi/versions/1", "raw"),
        ("azureml://jobs/first/outputs/model", "azureml/first/model"),
        ("azureml://jobs/first/outputs/model/paths/a.pkl", "azureml/first/model/a.pkl"),
        ("https://account.blob.core.windows.net/data/a%20b.csv", "a%20b.csv"),
        ("wasbs://data@account.blob.core.windows.net/a/b", "a/b"),
        ("abfss://data@account.dfs.core.windows.net/a/b", "a/b"),
    ],
)
def test_every_kind_of_uri_leads_to_its_blobs(stored, uri, path):
    assert locate(stored, WORKSPACE, uri) == Location("account", "data", path)


@pytest.mark.parametrize(
    "uri",
    [
        "azureml:taxi:2",
        "azureml://datastores/nowhere/paths/a",
        "azureml://jobs/first/outputs/nothing",
        "https://example.com/data.csv",
    ],
)
def test_a_uri_that_leads_nowhere_is_refused(stored, uri):
    with pytest.raises(DataError):
        locate(stored, WORKSPACE, uri)


def test_a_folder_is_fetched_and_collected_whole(emulator, tmp_path):
    for name in ("in/a.csv", "in/deep/b.csv", "input-of-another"):
        emulator.blobs.put("account", "data", name, name.encode())
    folder = fetch(emulator, Location("account", "data", "in"), tmp_path / "in")
    assert (folder / "deep/b.csv").read_text() == "in/deep/b.csv"
    assert collect(emulator, folder, Location("account", "data", "out")) == 2
    names = [name for name, _ in emulator.blobs.list("account", "data", "out/")]
    assert names == ["out/a.csv", "out/deep/b.csv"]


def test_a_mounted_file_is_read_only(emulator, tmp_path):
    emulator.blobs.put("account", "data", "a.csv", b"1")
    place = Location("account", "data", "a.csv")
    mounted = fetch(emulator, place, tmp_path / "m", writable=False)
    downloaded = fetch(emulator, place, tmp_path / "d")
    assert not mounted.stat().st_mode & 0o222
    assert downloaded.stat().st_mode & 0o200


def test_a_place_without_data_and_a_name_that_leaves_its_folder_are_refused(emulator, tmp_path):
    with pytest.raises(DataError, match="nothing at"):
        fetch(emulator, Location("account", "data", "none"), tmp_path)
    emulator.blobs.put("account", "data", "in/../../evil", b"")
    with pytest.raises(DataError, match="outside"):
        fetch(emulator, Location("account", "data", "in"), tmp_path / "x")
