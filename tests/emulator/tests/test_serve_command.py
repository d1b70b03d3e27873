import contextlib
import functools
import json
import os
import signal
import subprocess
import sys

import pytest

from azureml_emulator.commands.state import server_of
from azureml_emulator.warm import link

AZ = [sys.executable, "-m", "azureml_emulator", "az", "--"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory, until):
    """A state folder with a server in the foreground, which a fixture of the module stops."""
    made = tmp_path_factory.mktemp("served")
    words = [sys.executable, "-m", "azureml_emulator", "serve", "--state", str(made)]
    server = subprocess.Popen(words, stderr=subprocess.PIPE, text=True)
    until(lambda: server_of(made))
    yield made
    server.send_signal(signal.SIGINT)
    assert server.wait(timeout=120) == 0


def az(line, folder, **variables):
    environment = os.environ | {"AZUREML_EMULATOR_STATE": str(folder)} | variables
    return subprocess.run(
        [*AZ, *line.split()], env=environment, capture_output=True, text=True, timeout=120
    )


def test_env_points_a_shell_at_the_server(folder):
    words = [sys.executable, "-m", "azureml_emulator", "env", "--state", str(folder)]
    lines = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    script = lines + "curl --silent --fail https://eastus.api.azureml.ms/discovery; type -t az"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    body, _, kind = done.stdout.rpartition("}")
    assert json.loads(body + "}")["api"] == "https://eastus.api.azureml.ms"
    assert kind.strip() == "function"


def test_env_without_a_server_says_how_to_start_one(tmp_path):
    words = [sys.executable, "-m", "azureml_emulator", "env", "--state", str(tmp_path)]
    done = subprocess.run(words, capture_output=True, text=True)
    assert done.returncode == 1
    assert "azureml-emulator serve" in done.stderr


def test_a_second_server_on_the_same_state_is_refused(folder):
    words = [sys.executable, "-m", "azureml_emulator", "serve", "--state", str(folder)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=120)
    assert done.returncode == 1
    assert f"in use by process {server_of(folder)['pid']}" in done.stderr


def test_lines_run_on_the_server_with_streams_and_exit_codes(folder):
    az("configure --defaults group=learning workspace=learning-ws", folder)
    done = az("ml workspace create -n learning-ws --query name -o tsv", folder)
    assert (done.stdout, done.returncode) == ("learning-ws\n", 0), done.stderr
    done = az("ml compute show -n nope", folder)
    assert (done.stdout, done.returncode) == ("", 3)
    assert done.stderr.startswith("ERROR: (ResourceNotFound)")
    assert az("ml jbo list", folder).returncode == 2


def test_relative_paths_are_those_of_the_client(folder, tmp_path, monkeypatch):
    (tmp_path / "env.yml").write_text("name: env\nimage: ubuntu:22.04\n")
    monkeypatch.chdir(tmp_path)
    done = az("ml environment create -f env.yml --query name -o tsv", folder)
    assert done.stdout == "env\n", done.stderr


def interrupted(child: subprocess.Popen) -> str:
    """What a process writes to its error output when Ctrl+C is pressed until it ends."""
    for _ in range(4):
        child.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            return child.communicate(timeout=20)[1]
    raise AssertionError("the process did not end")


def test_ctrl_c_interrupts_the_line_and_not_the_job(folder, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "job.yml").write_text("command: sleep 120\nenvironment: azureml:env@latest\n")
    az("ml environment create -n env --image ubuntu:22.04", folder)
    az("ml job create -f job.yml --name slow", folder)
    environment = os.environ | {"AZUREML_EMULATOR_STATE": str(folder)}
    words = [*AZ, "ml", "job", "stream", "-n", "slow"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    # a shell lets what it starts in the background ignore Ctrl+C, perhaps also these tests
    listens = functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    child = subprocess.Popen(words, env=environment, preexec_fn=listens, **pipes)
    assert child.stdout.readline().startswith("RunId: slow")
    error = interrupted(child)
    assert child.returncode == 1
    assert "still executing" in error
    status = az("ml job show -n slow --query status -o tsv", folder).stdout
    assert status in ("Queued\n", "Preparing\n", "Running\n")
    az("ml job cancel -n slow", folder)


def test_a_url_points_the_client_at_a_server_of_another_process(emulator, until):
    url = f"http://127.0.0.1:{emulator.door.port}"
    variables = {"AZUREML_EMULATOR_URL": url, "AZUREML_EMULATOR_TAG": "cli.sh#create"}
    done = az(
        "group create -n learning -l eastus --query name -o tsv", emulator.folder, **variables
    )
    assert done.stdout == "learning\n", done.stderr
    entry = emulator.journal[-1]
    assert (entry.request.method, entry.tag) == ("PUT", "cli.sh#create")
    worker = link.socket_path(emulator.door.port)
    assert worker.exists()
    emulator.door.close()
    until(lambda: not worker.exists())
    emulator._door = None


def test_a_server_is_started_in_the_background_and_ends_when_idle(tmp_path, until):
    folder = tmp_path / "state"
    done = az("account show --query name -o tsv", folder)
    assert done.stdout == "Local emulator\n", done.stderr
    assert "starting a server" in done.stderr
    assert az("account show --query name -o tsv", folder).stderr == ""
    os.kill(server_of(folder)["pid"], signal.SIGTERM)
    until(lambda: server_of(folder) is None)
    words = [sys.executable, "-m", "azureml_emulator", "serve", "--state", str(folder)]
    done = subprocess.run([*words, "--idle", "0.1"], capture_output=True, timeout=120)
    assert done.returncode == 0


def test_the_client_imports_neither_azure_nor_requests():
    code = "import sys; import azureml_emulator.az.client; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"azure", "requests", "argparse"}.isdisjoint(done.stdout.split())
