"""Fixtures: an emulator of its own for every test, and clients that talk to it."""

import contextlib
import io
import json
import os
import shlex
import shutil
import sys
import time
from pathlib import Path
from unittest import mock

import pytest

from azureml_emulator import Emulator
from azureml_emulator.doors import inprocess

SUBSCRIPTION = "00000000-0000-0000-0000-000000000000"
GROUP = "learning"
WORKSPACE = "learning-ws"
NODE_MODULES = Path(__file__).parents[2] / "node_modules/.bin"


def pytest_configure(config):
    os.environ["AZUREML_EMULATOR_AZURITE"] = ""  # the built-in blob store, whatever is installed
    config.addinivalue_line("markers", "deterministic: fixed clock and identifiers")


@pytest.fixture(scope="session")
def until():
    """Wait until something holds; fail when it does not within ``seconds``."""

    def wait(condition, seconds: float = 120) -> None:
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline
            time.sleep(0.02)

    return wait


@pytest.fixture
def emulator(request, tmp_path):
    """An emulator with a fresh state; ``@pytest.mark.deterministic`` fixes clock and ids."""
    deterministic = request.node.get_closest_marker("deterministic") is not None
    made = Emulator(tmp_path / "state", deterministic=deterministic)
    yield made
    made.close()


@pytest.fixture
def installed(emulator):
    """The emulator, with the HTTP clients of this process pointed at it."""
    with inprocess.installed(emulator):
        yield emulator


@pytest.fixture
def client(installed):
    """An ``MLClient`` on a workspace that has just been created."""
    from azure.ai.ml import MLClient
    from azure.ai.ml.entities import Workspace
    from azure.identity import DefaultAzureCredential

    made = MLClient(DefaultAzureCredential(), SUBSCRIPTION, GROUP, WORKSPACE)
    made.workspaces.begin_create(Workspace(name=WORKSPACE, location="eastus")).result()
    return made


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """One deterministic emulator and client on a workspace for all tests of a module."""
    from azure.ai.ml import MLClient
    from azure.ai.ml.entities import Workspace
    from azure.identity import DefaultAzureCredential

    emulator = Emulator(tmp_path_factory.mktemp("shared") / "state", deterministic=True)
    with inprocess.installed(emulator):
        made = MLClient(DefaultAzureCredential(), SUBSCRIPTION, GROUP, WORKSPACE)
        made.workspaces.begin_create(Workspace(name=WORKSPACE, location="eastus")).result()
        yield emulator, made
    emulator.close()


@pytest.fixture(scope="module")
def deploy_script(shared, tmp_path_factory):
    """Deploy the text of a scoring script to an online endpoint; what comes back is a poller."""
    from azure.ai.ml.entities import CodeConfiguration, Environment, ManagedOnlineDeployment

    _, client = shared
    image = "mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"
    client.environments.create_or_update(Environment(name="python", version="1", image=image))

    def deploy(endpoint_name: str, script: str, name: str = "blue", **options):
        folder = tmp_path_factory.mktemp("code") / "src"
        folder.mkdir()
        (folder / "score.py").write_text(script)
        defaults = {
            "code_configuration": CodeConfiguration(code=str(folder), scoring_script="score.py"),
            "environment": "python:1",
            "instance_count": 1,
            "instance_type": "Standard_DS3_v2",
        }
        deployment = ManagedOnlineDeployment(
            name=name, endpoint_name=endpoint_name, **(defaults | options)
        )
        return client.online_deployments.begin_create_or_update(deployment)

    return deploy


class Az:
    """Runs ``az`` lines in a folder of their own.

    Args:
        state: the state folder of an emulator that is installed.
        folder: the working directory.
    """

    def __init__(self, state, folder):
        self.state = state
        self.folder = folder

    def __call__(self, line: str, code: int = 0) -> str:
        """What a line prints to standard output, or to standard error if it is to fail."""
        from azureml_emulator.az.line import execute

        out, err = io.StringIO(), io.StringIO()
        with (
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
            contextlib.chdir(self.folder),
            mock.patch.object(sys, "stdin", io.StringIO()),
        ):
            found = execute(shlex.split(line), self.state)
        assert found == code, f"az {line}\n{err.getvalue()}"
        self.warnings = err.getvalue()
        return err.getvalue() if code else out.getvalue()

    def json(self, line: str):
        """What a line prints, parsed. The SDK prints dots while it waits."""
        return json.loads(self(line).lstrip("."))

    def write(self, name: str, text: str) -> None:
        """Write a file of the working directory."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


@pytest.fixture(scope="module")
def az(shared, tmp_path_factory):
    """Runs ``az`` lines on the workspace of ``shared``, which is the default of every line."""
    emulator, _ = shared
    made = Az(emulator.folder, tmp_path_factory.mktemp("az"))
    made(f"configure --defaults group={GROUP} workspace={WORKSPACE}")
    return made


@pytest.fixture
def search_models(tmp_path, write_table, capfd):
    """Run an AutoML search in this process; return exit code, messages by kind, log and folder."""
    import json
    from collections import defaultdict

    from azureml_emulator.automl import messages, search

    def start(frame, target, task, tables=None, **details):
        folder = tmp_path / f"search{len(list(tmp_path.iterdir()))}"
        places = {
            role: str(write_table(data, folder / role))
            for role, data in {"training": frame, **(tables or {})}.items()
        }
        task_details = {"taskType": task, "targetColumnName": target, **details}
        settings = {"task": task_details, "tables": places, "fetched": {}}
        (folder / "settings.json").write_text(json.dumps(settings))
        code = search.main(folder)
        found, log = defaultdict(list), []
        for line in capfd.readouterr().out.splitlines():
            if message := messages.parse(line):
                found[message["kind"]].append(message)
            else:
                log.append(line)
        return code, found, "\n".join(log), folder

    return start


@pytest.fixture(scope="session")
def write_table():
    """Write a data frame as an MLTable into a new folder; return the folder."""

    def write(frame, folder):
        folder.mkdir(parents=True)
        frame.to_csv(folder / "rows.csv", index=False)
        text = (
            "paths:\n- file: ./rows.csv\ntransformations:\n- read_delimited:\n    delimiter: ','\n"
        )
        (folder / "MLTable").write_text(text)
        return folder

    return write


@pytest.fixture(scope="session")
def program():
    """The command that starts Azurite."""
    found = shutil.which("azurite-blob", path=f"{NODE_MODULES}:{os.environ['PATH']}")
    if found is None or shutil.which("node") is None:
        pytest.skip("Azurite is not installed; `make test` installs it where there is npm")
    return found


@pytest.fixture
def azurite(program, tmp_path, monkeypatch):
    """An emulator whose blobs are in Azurite."""
    monkeypatch.setenv("AZUREML_EMULATOR_AZURITE", program)
    made = Emulator(tmp_path / "azurite")
    yield made
    made.close()
