import threading
import time
from pathlib import Path

import pytest

from azureml_emulator import Emulator
from azureml_emulator.execution import distribution
from azureml_emulator.execution.data import Location
from azureml_emulator.execution.expressions import render, required
from azureml_emulator.execution.log import Log
from azureml_emulator.execution.process import Command, Processes
from azureml_emulator.messages import ArmError

WORKSPACE = (
    "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/learning"
    "/providers/Microsoft.MachineLearningServices/workspaces/learning-ws"
)


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
    started = Processes([command(emulator, "printf 'first\\nhalf'; sleep 60")], tmp_path)
    canceled = threading.Event()
    waiting = threading.Thread(target=started.wait, args=(canceled, None))
    waiting.start()
    while not emulator.blobs.get("account", "logs", "log"):
        time.sleep(0.01)
    assert emulator.blobs.get("account", "logs", "log") == b"first\n"
    canceled.set()
    waiting.join(120)
    assert emulator.blobs.get("account", "logs", "log") == b"first\nhalf"


def test_one_failing_process_stops_the_others(emulator, tmp_path):
    commands = [command(emulator, "sleep 30", "a"), command(emulator, "exit 7", "b")]
    code, failed = Processes(commands, tmp_path).wait(threading.Event(), None)
    assert (code, failed.text) == (7, "exit 7")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="reads /proc")
def test_what_a_command_left_in_the_background_is_stopped_too(emulator, tmp_path, until):
    text = "sleep 30 & echo $! > child"
    Processes([command(emulator, text)], tmp_path).wait(threading.Event(), None)
    child = (tmp_path / "child").read_text().strip()
    until(lambda: not is_running(child))  # the system ends it soon after it was told so


def is_running(process: str) -> bool:
    """Whether a process is there and has not ended, also if nobody has asked for its end."""
    try:
        return "Z (zombie)" not in Path(f"/proc/{process}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_a_job_of_an_emulator_that_was_killed_has_failed(tmp_path):
    first = Emulator(tmp_path)
    job = {"id": f"{WORKSPACE}/jobs/lost", "type": "p/workspaces/jobs"}
    first.resources.put(job["id"], job | {"properties": {"status": "Running"}})
    first.close()
    second = Emulator(tmp_path)
    assert second.resources.get(job["id"])["properties"]["status"] == "Failed"
    assert "was stopped" in second.executor.records.get(job["id"])["error"]["message"]
    second.close()
