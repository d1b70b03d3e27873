import pytest
from azure.ai.ml import Input, Output, command, dsl, load_component, spark
from azure.ai.ml.entities import Environment
from azure.ai.ml.parallel import RunFunction, parallel_run_function
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError

IMAGE = "mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"
FOLDER = {"type": "uri_folder"}


@pytest.fixture
def source(client, tmp_path):
    """A code folder, in a workspace that has the environment ``python``."""
    client.environments.create_or_update(Environment(name="python", image=IMAGE))
    (tmp_path / "src").mkdir()
    (tmp_path / "src/train.py").write_text("print('training')\n")
    return tmp_path / "src"


def step(source, **settings):
    options = {
        "name": "train",
        "display_name": "Train",
        "command": "python train.py --rate ${{inputs.rate}}",
        "code": str(source),
        "environment": "python@latest",
        "inputs": {"data": Input(**FOLDER), "rate": Input(type="number", default=0.1)},
        "outputs": {"model": Output(**FOLDER)},
    }
    return command(**options | settings).component


def create(client, *args, **settings):
    return client.components.create_or_update(*args, **settings)


def test_command_component_keeps_its_interface_and_names_its_assets(client, source):
    create(client, step(source))
    found = client.components.get("train", "1")
    assert set(found.inputs) == {"data", "rate"} and set(found.outputs) == {"model"}
    assert found.inputs["rate"]["default"] in (0.1, "0.1")
    assert found.environment.endswith("/environments/python/versions/1")
    assert "/codes/" in found.code


def test_versions_count_up_and_latest_is_the_last(client, source):
    assert [create(client, step(source)).version for _ in range(2)] == ["1", "2"]
    assert client.components.get("train", label="latest").version == "2"
    assert client.components.get("train").version == "2"
    assert [item.version for item in client.components.list("train")] == ["2", "1"]
    assert [item.name for item in client.components.list()] == ["train"]


def test_unchanged_component_can_be_kept(client, source):
    create(client, step(source))
    assert create(client, step(source), skip_if_no_change=True).version == "1"
    changed = step(source, command="python train.py")
    assert create(client, changed, skip_if_no_change=True).version == "2"


def test_specification_of_a_version_cannot_be_changed(client, source):
    create(client, step(source, version="1"))
    create(client, step(source, version="1", display_name="Fit", description="what it is for"))
    assert client.components.get("train", "1").display_name == "Fit"
    with pytest.raises(HttpResponseError, match="componentSpec cannot be changed") as error:
        create(client, step(source, version="1", command="python other.py"))
    assert error.value.status_code == 409


def test_same_anonymous_component_is_stored_once(client, source):
    versions = {create(client, step(source), is_anonymous=True).version for _ in range(2)}
    assert len(versions) == 1
    assert list(client.components.list()) == []


def test_missing_environment_is_refused(client, source):
    with pytest.raises(HttpResponseError, match=r"environments/none/versions/9.*does not exist"):
        create(client, step(source, environment="azureml:none:9"))


def test_curated_environment_needs_no_registration(client, source):
    curated = "azureml://registries/azureml/environments/sklearn-1.5/labels/latest"
    assert create(client, step(source, environment=curated)).environment == curated


def test_parallel_component(client, source):
    built = parallel_run_function(
        name="score",
        inputs={"data": Input(type="mltable", mode="direct")},
        outputs={"scores": Output(type="uri_file")},
        input_data="${{inputs.data}}",
        mini_batch_size="5",
        task=RunFunction(code=str(source), entry_script="train.py", environment="python@latest"),
    )
    found = create(client, built.component)
    assert (found.type, found.task["entry_script"]) == ("parallel", "train.py")


def test_spark_component(client, source):
    built = spark(
        name="wrangle",
        code=str(source),
        entry={"file": "train.py"},
        driver_cores=1,
        driver_memory="2g",
        executor_cores=2,
        executor_memory="2g",
        executor_instances=2,
    )
    found = create(client, built.component)
    assert (found.type, found.entry.entry) == ("spark", "train.py")


def test_pipeline_component_names_the_components_in_it(client, source):
    train = create(client, step(source))

    @dsl.pipeline(name="both", display_name="Both")
    def both(data: Input(**FOLDER)):
        first = train(data=data)
        return {"model": first.outputs.model}

    found = create(client, both(data=Input(**FOLDER)).component)
    assert found.type == "pipeline" and set(found.jobs) == {"first"}
    found.description = "saved as it was read"
    assert create(client, found).description == "saved as it was read"


def test_component_from_yaml(client, source, tmp_path):
    file = tmp_path / "component.yml"
    file.write_text(
        "name: clean\ntype: command\ncommand: python train.py\ncode: ./src\n"
        "environment: azureml:python@latest\noutputs:\n  rows: {type: uri_folder}\n"
    )
    assert create(client, load_component(file)).name == "clean"


def test_archived_component_is_hidden_until_it_is_restored(client, source):
    create(client, step(source))
    client.components.archive("train")
    assert list(client.components.list()) == []
    client.components.restore("train")
    assert [item.name for item in client.components.list()] == ["train"]


def test_missing_component_is_not_found(client):
    with pytest.raises(ResourceNotFoundError, match="component 'train' has no version '1'"):
        client.components.get("train", "1")
