"""Fixtures: an emulator of its own for every test, and clients that talk to it."""

import pytest

from azureml_emulator import Emulator
from azureml_emulator.doors import inprocess

SUBSCRIPTION = "00000000-0000-0000-0000-000000000000"
GROUP = "learning"
WORKSPACE = "learning-ws"


def pytest_configure(config):
    config.addinivalue_line("markers", "deterministic: fixed clock and identifiers")


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
