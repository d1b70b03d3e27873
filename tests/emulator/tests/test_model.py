import pytest
from azure.ai.ml import command, load_model
from azure.ai.ml.constants import AssetTypes
from azure.ai.ml.entities import Environment, Model
from azure.core.exceptions import HttpResponseError, ResourceExistsError, ResourceNotFoundError

MLMODEL = """
flavors:
  python_function: {loader_module: mlflow.sklearn, python_version: 3.11.2, env: {conda: conda.yaml}}
  sklearn: {pickled_model: model.pkl, sklearn_version: 1.5.0}
"""


@pytest.fixture
def folder(tmp_path):
    """The folder of an MLflow model."""
    path = tmp_path / "mlflow"
    path.mkdir()
    (path / "MLmodel").write_text(MLMODEL)
    (path / "model.pkl").write_bytes(b"model")
    return path


@pytest.fixture
def trained(client, installed):
    """A job that wrote a model to a named output and to its outputs folder."""
    client.environments.create_or_update(Environment(name="python", image="mcr.microsoft.com/a"))
    text = "echo run > outputs/model.txt && echo out > ${{outputs.model}}/model.txt"
    job = command(command=text, environment="python@latest", outputs={"model": {}})
    job = client.create_or_update(job)
    installed.executor.wait(job.id, 120)
    return job.name


def create(client, path, **settings):
    return client.models.create_or_update(Model(path=str(path), **{"name": "iris"} | settings))


def content(client, model, folder):
    client.models.download(model.name, model.version, folder / "down")
    found = (path for path in (folder / "down").rglob("*") if path.is_file())
    return {path.name: path.read_text() for path in found}


def test_local_file_becomes_a_version_that_can_be_downloaded(client, tmp_path):
    (tmp_path / "model.txt").write_text("weights")
    created = create(client, tmp_path / "model.txt", description="first")
    assert (created.version, created.type, created.flavors) == ("1", "custom_model", None)
    down = tmp_path / "down"
    client.models.download("iris", "1", down)
    assert [path.read_text() for path in down.rglob("*") if path.is_file()] == ["weights"]


def test_folder_is_downloaded_as_a_folder(client, folder, tmp_path):
    create(client, folder)
    client.models.download("iris", "1", tmp_path / "down")
    assert (tmp_path / "down/iris/mlflow/model.pkl").read_bytes() == b"model"


def test_flavors_are_read_from_the_files_of_an_mlflow_model(client, folder):
    created = create(client, folder, type=AssetTypes.MLFLOW_MODEL)
    assert set(created.flavors) == {"python_function", "sklearn"}
    assert created.flavors["sklearn"]["sklearn_version"] == "1.5.0"
    assert created.flavors["python_function"]["env"] == '{"conda": "conda.yaml"}'


def test_mlflow_model_without_its_description_is_refused(client, tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty/model.pkl").write_bytes(b"model")
    with pytest.raises(HttpResponseError, match="folder with an MLmodel file") as error:
        create(client, tmp_path / "empty", type=AssetTypes.MLFLOW_MODEL)
    assert error.value.status_code == 400


def test_triton_model_keeps_its_type(client, folder):
    assert create(client, folder, type=AssetTypes.TRITON_MODEL).type == "triton_model"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("azureml://jobs/{}/outputs/model/paths/", "out"),
        ("azureml://jobs/{}/outputs/model", "out"),
        ("azureml://jobs/{}/outputs/artifacts/paths/outputs/model.txt", "run"),
        ("runs:/{}/outputs/model.txt", "run"),
    ],
)
def test_output_of_a_job_is_registered_where_it_lies(client, trained, tmp_path, path, text):
    model = create(client, path.format(trained))
    assert model.job_name == trained
    assert "/datastores/workspace" in model.path and "/paths/" in model.path
    assert set(content(client, model, tmp_path).values()) == {f"{text}\n"}


@pytest.mark.parametrize("path", ["azureml://jobs/{}/outputs/none", "runs:/none/model"])
def test_model_of_a_missing_output_is_refused(client, trained, path):
    with pytest.raises(ResourceNotFoundError, match=r"no output 'none'|'none', which is missing"):
        create(client, path.format(trained))


def test_path_of_a_version_cannot_be_changed(client, folder, tmp_path):
    create(client, folder, version="1")
    (tmp_path / "other.txt").write_text("other")
    with pytest.raises(ResourceExistsError, match="Asset paths cannot be updated"):
        create(client, tmp_path / "other.txt", version="1")


def test_tags_and_stage_of_a_version_can_be_changed(client, folder):
    model = create(client, folder, tags={"auc": "0.8"})
    model.tags, model.stage = {"auc": "0.9"}, "Production"
    client.models.create_or_update(model)
    assert client.models.get("iris", "1").tags == {"auc": "0.9"}
    create(client, folder, stage="Development")
    assert [item.version for item in client.models.list("iris", stage="Production")] == ["1"]


def test_archived_version_keeps_its_stage_and_is_hidden(client, folder):
    create(client, folder, stage="Production")
    create(client, folder)
    client.models.archive("iris", "1")
    assert [item.version for item in client.models.list("iris")] == ["2"]
    client.models.restore("iris", "1")
    assert client.models.get("iris", "1").stage == "Production"


def test_latest_is_the_version_created_last(client, folder):
    assert [create(client, folder).version for _ in range(2)] == ["1", "2"]
    assert client.models.get("iris", label="latest").version == "2"
    assert [item.latest_version for item in client.models.list()] == ["2"]


def test_yaml_and_object_make_the_same_model(client, folder, tmp_path):
    file = tmp_path / "model.yml"
    file.write_text(f"name: other\nversion: 1\ntype: mlflow_model\npath: {folder}\n")
    loaded = client.models.create_or_update(load_model(file))
    created = create(client, folder, type=AssetTypes.MLFLOW_MODEL)
    assert (loaded.path, loaded.flavors) == (created.path, created.flavors)


def test_missing_model_is_not_found(client):
    with pytest.raises(ResourceNotFoundError, match="model 'iris' has no version '1'"):
        client.models.get("iris", "1")
