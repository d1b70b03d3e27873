import json
import os
import signal
import subprocess
import sys

import pytest

from azureml_emulator.commands.state import StateInUse, holding, server_of, state_folder

FETCH = """\
import json, os, sys, urllib.request
with urllib.request.urlopen("https://eastus.api.azureml.ms/discovery") as answer:
    print(json.load(answer)["api"], *sys.argv[1:])
print(sys.stdin.read(), end="")
sys.exit(7)
"""
WAIT = """\
import pathlib, signal, sys, time
def leave(number, frame):
    sys.exit(40 + number)
signal.signal(signal.SIGTERM, leave)
pathlib.Path("ready").touch()
time.sleep(60)
"""


@pytest.fixture
def command(tmp_path):
    def start(*arguments, **options):
        words = [sys.executable, "-m", "azureml_emulator", *arguments]
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        return subprocess.Popen(words, cwd=tmp_path, text=True, **pipes, **options)

    return start


def test_a_script_runs_unmodified_with_its_arguments_input_and_exit_code(command, tmp_path):
    (tmp_path / "fetch.py").write_text(FETCH)
    child = command("run", "fetch.py", "--flag", "x")
    out, err = child.communicate("typed\n", timeout=60)
    assert out == "https://eastus.api.azureml.ms --flag x\ntyped\n", err
    assert child.returncode == 7
    assert (tmp_path / ".azureml-emulator" / "state.sqlite").exists()


def test_a_signal_to_the_command_reaches_the_script(command, tmp_path, until):
    (tmp_path / "wait.py").write_text(WAIT)
    child = command("run", "wait.py")
    until((tmp_path / "ready").exists)
    child.send_signal(signal.SIGTERM)
    child.communicate(timeout=120)
    assert child.returncode == 40 + signal.SIGTERM


def test_a_killed_script_gives_the_exit_code_of_a_shell(command, tmp_path):
    (tmp_path / "die.py").write_text("import os\nos.kill(os.getpid(), 9)\n")
    child = command("run", "die.py")
    child.communicate(timeout=120)
    assert child.returncode == 128 + 9


def test_a_running_server_is_used(command, tmp_path, until):
    (tmp_path / "port.py").write_text("import os\nprint(os.environ['HTTPS_PROXY'])\n")
    server = command("serve", "--state", "state")
    until(lambda: server_of(tmp_path / "state"))
    port = server_of(tmp_path / "state")["port"]
    child = command("run", "--state", "state", "port.py")
    out, _ = child.communicate(timeout=120)
    assert out == f"http://127.0.0.1:{port}\n"
    server.terminate()
    server.communicate(timeout=120)


def test_a_state_has_one_holder_and_a_killed_one_is_forgotten(tmp_path, until):
    folder = tmp_path / "state"
    holder = (
        "import pathlib, sys, time\n"
        "from azureml_emulator.commands.state import announce, holding\n"
        "folder = pathlib.Path(sys.argv[1])\n"
        "with holding(folder):\n    announce(folder, 1234)\n    time.sleep(60)\n"
    )
    child = subprocess.Popen([sys.executable, "-c", holder, str(folder)])
    until(lambda: server_of(folder))
    with pytest.raises(StateInUse, match=f"process {child.pid} on port 1234"), holding(folder):
        pass
    child.kill()
    child.wait()
    assert server_of(folder) is None
    with holding(folder):
        assert not (folder / "server.json").exists()


def test_a_record_of_a_dead_server_is_no_server(tmp_path):
    (tmp_path / "server.json").write_text(json.dumps({"pid": os.getpid(), "port": 1}))
    assert server_of(tmp_path) is None


def test_the_state_folder_is_the_given_one_or_that_of_the_environment(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert state_folder() == tmp_path / ".azureml-emulator"
    monkeypatch.setenv("AZUREML_EMULATOR_STATE", str(tmp_path / "kept"))
    assert state_folder() == tmp_path / "kept"
    assert state_folder("given") == tmp_path / "given"
