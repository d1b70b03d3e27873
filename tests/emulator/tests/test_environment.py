import pytest
from azure.ai.ml.entities import BuildContext, Environment
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError

IMAGE = "mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"
CONDA = {"name": "env", "dependencies": ["python=3.11", {"pip": ["mlflow"]}]}


def create(client, **settings):
    settings = {"name": "env", "image": IMAGE} | settings
    return client.environments.create_or_update(Environment(**settings))


def put(client, properties):
    return client.environments._version_operations.create_or_update(
        resource_group_name="learning",
        workspace_name="learning-ws",
        name="env",
        version="1",
        body={"properties": properties},
    )


def test_image_with_conda_keeps_both(client):
    create(client, conda_file=CONDA)
    found = client.environments.get("env", label="latest")
    assert (found.image, found.conda_file) == (IMAGE, CONDA)


def test_same_environment_keeps_its_version_and_a_changed_one_gets_the_next(client):
    assert [create(client).version for _ in range(2)] == ["1", "1"]
    assert create(client, conda_file=CONDA).version == "2"


def test_content_of_a_version_cannot_be_changed(client):
    create(client, version="1")
    with pytest.raises(HttpResponseError, match="cannot be changed") as error:
        create(client, version="1", image="other")
    assert error.value.status_code == 409


def test_operating_system_is_compared_without_case(client):
    create(client, version="1")
    found = client.environments.get("env", "1")
    found.os_type, found.description = "linux", "changed"
    assert client.environments.create_or_update(found).description == "changed"


def test_build_context_is_uploaded(client, tmp_path, emulator):
    (tmp_path / "Dockerfile").write_text("FROM scratch\n")
    created = create(client, image=None, build=BuildContext(path=str(tmp_path)))
    store = client.datastores.get_default()
    where = created.build.path.split(store.container_name + "/")[1]
    found = emulator.blobs.get(store.account_name, store.container_name, f"{where}Dockerfile")
    assert found == b"FROM scratch\n"


@pytest.mark.parametrize(
    ("properties", "problem"),
    [
        ({}, "has neither"),
        ({"image": IMAGE, "build": {"contextUri": "https://x"}}, "has both"),
        ({"image": IMAGE, "condaFile": "a: [1"}, "not valid YAML"),
        ({"image": IMAGE, "condaFile": "name: env"}, "no list of dependencies"),
    ],
)
def test_incomplete_environment_is_refused(client, properties, problem):
    with pytest.raises(HttpResponseError, match=problem) as error:
        put(client, properties)
    assert error.value.status_code == 400


def test_anonymous_environment_is_not_listed(client):
    put(client, {"image": IMAGE, "isAnonymous": True})
    assert list(client.environments.list()) == []
    assert client.environments.get("env", "1").image == IMAGE


def test_archived_environment_is_hidden_until_it_is_restored(client):
    create(client)
    client.environments.archive("env")
    assert list(client.environments.list()) == []
    client.environments.restore("env")
    assert [item.name for item in client.environments.list()] == ["env"]


def test_missing_environment_is_not_found(client):
    with pytest.raises(ResourceNotFoundError, match="environment 'env'"):
        client.environments.get("env", "1")
