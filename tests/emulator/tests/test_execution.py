import threading
import time
from pathlib import Path

import pytest

from azureml_emulator import Emulator
from azureml_emulator.execution import distribution
from azureml_emulator.execution.data import DataError, Location, collect, fetch, locate
from azureml_emulator.execution.expressions import render, required
from azureml_emulator.execution.log import Log
from azureml_emulator.execution.process import Command, Processes
from azureml_emulator.messages import ArmError

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


def test_expressions_are_replaced_and_optional_parts_dropped():
    command = "train ${{inputs.data}} $[[--rate ${{inputs.rate}}]]"
    assert render(command, {"inputs.data": "a.csv"}) == "train a.csv "
    assert render(command, {"inputs.data": "a", "inputs.rate": "1"}) == "train a --rate 1"
    assert required(command) == {"inputs.data"}


def test_ranks_are_numbered_over_all_nodes():
    kind = {"distributionType": "PyTorch", "processCountPerInstance": 2}
    processes = distribution.processes(kind, nodes=2)
    assert [one.environment["RANK"] for one in processes] == ["0", "1", "2", "3"]
    assert [one.environment["LOCAL_RANK"] for one in processes] == ["0", "1", "0", "1"]
    assert {one.environment["WORLD_SIZE"] for one in processes} == {"4"}
    assert processes[3].log == "user_logs/std_log_process_3.txt"


def test_an_unknown_distribution_names_the_file_to_extend():
    with pytest.raises(ArmError, match=r"execution/distribution\.py"):
        distribution.processes({"distributionType": "Ray"}, nodes=1)


def command(emulator, text: str, name: str = "log") -> Command:
    log = Log(emulator.blobs, Location("account", "logs", name), lambda: None)
    return Command(text, {"PATH": "/usr/bin:/bin"}, log)


def test_a_log_shows_whole_lines_while_the_command_runs(emulator, tmp_path):
    started = Processes([command(emulator, "echo first; printf half; sleep 5")], tmp_path)
    canceled = threading.Event()
    waiting = threading.Thread(target=started.wait, args=(canceled, None))
    waiting.start()
    while not emulator.blobs.get("account", "logs", "log"):
        time.sleep(0.01)
    assert emulator.blobs.get("account", "logs", "log") == b"first\n"
    canceled.set()
    waiting.join(5)
    assert emulator.blobs.get("account", "logs", "log") == b"first\nhalf"


def test_one_failing_process_stops_the_others(emulator, tmp_path):
    commands = [command(emulator, "sleep 30", "a"), command(emulator, "exit 7", "b")]
    code, failed = Processes(commands, tmp_path).wait(threading.Event(), None)
    assert (code, failed.text) == (7, "exit 7")


def test_what_a_command_left_in_the_background_is_stopped_too(emulator, tmp_path):
    text = "sleep 30 & echo $! > child"
    Processes([command(emulator, text)], tmp_path).wait(threading.Event(), None)
    child = (tmp_path / "child").read_text().strip()
    status = Path(f"/proc/{child}/status")
    assert not status.exists() or "Z (zombie)" in status.read_text()


def test_a_job_of_an_emulator_that_was_killed_has_failed(tmp_path):
    first = Emulator(tmp_path)
    job = {"id": f"{WORKSPACE}/jobs/lost", "type": "p/workspaces/jobs"}
    first.resources.put(job["id"], job | {"properties": {"status": "Running"}})
    first.close()
    second = Emulator(tmp_path)
    assert second.resources.get(job["id"])["properties"]["status"] == "Failed"
    assert "was stopped" in second.executor.records.get(job["id"])["error"]["message"]
    second.close()
