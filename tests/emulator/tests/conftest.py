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
