import mlflow
import pytest
from azure.ai.ml.entities import Model
from mlflow.exceptions import MlflowException
from sklearn.linear_model import LogisticRegression


@pytest.fixture
def registry(client):
    """A client of MLflow, pointed at the workspace as a notebook would."""
    previous = mlflow.get_tracking_uri()
    mlflow.set_tracking_uri(client.workspaces.get(client.workspace_name).mlflow_tracking_uri)
    mlflow.set_experiment("Default")
    yield mlflow.MlflowClient()
    while mlflow.active_run():
        mlflow.end_run()
    mlflow.set_tracking_uri(previous)


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """The folder of an MLflow model."""
    folder = tmp_path_factory.mktemp("saved") / "model"
    model = LogisticRegression().fit([[0.0], [1.0]], [0, 1])
    # Named requirements spare MLflow the search for them, which takes twenty seconds.
    mlflow.sklearn.save_model(model, folder, pip_requirements=["scikit-learn"])
    return folder


def test_a_model_of_a_run_is_registered_and_loaded(registry, client, saved):
    with mlflow.start_run() as run:
        mlflow.log_artifacts(str(saved), "model")
    registry.create_registered_model("steps")
    source = f"{run.info.artifact_uri}/model"
    version = registry.create_model_version("steps", source, run.info.run_id)
    assert (version.version, version.run_id) == ("1", run.info.run_id)
    model = client.models.get("steps", "1")
    assert (model.type, model.job_name) == ("mlflow_model", run.info.run_id)
    assert mlflow.sklearn.load_model("models:/steps/latest").predict([[1.0]]) == [1]


def test_mlflow_3_cannot_register_by_run_as_on_azure(registry, saved):
    with mlflow.start_run() as run:
        mlflow.log_artifacts(str(saved), "model")
    with pytest.raises(MlflowException, match="logged-models/search failed with error code 404"):
        mlflow.register_model(f"runs:/{run.info.run_id}/model", "steps")


def test_a_local_folder_is_registered_and_loaded(registry, saved):
    assert mlflow.register_model(f"file://{saved}", "local").version == "1"
    assert mlflow.register_model(f"file://{saved}", "local").version == "2"
    assert mlflow.pyfunc.load_model("models:/local/2").predict([[1.0]]) == [1]


def test_a_first_version_makes_its_model(registry, saved):
    assert registry.create_model_version("fresh", f"file://{saved}").version == "1"
    assert registry.get_registered_model("fresh").latest_versions[0].version == "1"


def test_a_model_of_the_sdk_is_seen_by_mlflow(registry, client, saved):
    client.models.create_or_update(
        Model(name="shared", path=saved, type="mlflow_model", tags={"team": "a"})
    )
    (found,) = registry.search_model_versions("name = 'shared'")
    assert (found.version, found.tags) == ("1", {"team": "a"})
    assert [model.name for model in registry.search_registered_models()] == ["shared"]
    assert mlflow.sklearn.load_model("models:/shared/1").predict([[0.0]]) == [0]


def test_a_version_moves_through_the_stages(registry, saved):
    for _ in range(2):
        mlflow.register_model(f"file://{saved}", "staged")
    registry.transition_model_version_stage("staged", 1, "Production")
    registry.transition_model_version_stage(
        "staged", 2, "Production", archive_existing_versions=True
    )
    assert registry.get_model_version("staged", 1).current_stage == "Archived"
    (newest,) = registry.get_latest_versions("staged", stages=["Production"])
    assert newest.version == "2"
    with pytest.raises(MlflowException, match="Invalid Model Version stage"):
        registry.transition_model_version_stage("staged", 1, "Live")


def test_description_and_tags_of_a_version_change(registry, client, saved):
    mlflow.register_model(f"file://{saved}", "edited")
    registry.update_model_version("edited", "1", description="my classifier")
    registry.set_model_version_tag("edited", "1", "type", "classification")
    assert client.models.get("edited", "1").description == "my classifier"
    assert client.models.get("edited", "1").tags == {"type": "classification"}
    registry.delete_model_version_tag("edited", "1", "type")
    assert registry.get_model_version("edited", "1").tags == {}


def test_versions_are_deleted_and_models_are_not(registry, saved):
    mlflow.register_model(f"file://{saved}", "kept")
    registry.delete_model_version("kept", "1")
    with pytest.raises(MlflowException, match="not found"):
        registry.get_model_version("kept", "1")
    with pytest.raises(MlflowException, match="immutable"):
        registry.delete_registered_model("kept")


@pytest.mark.parametrize("filter_string", ["name LIKE 'a%'", "tags.team = 'a'"])
def test_searches_that_azure_does_not_have_are_refused(registry, filter_string):
    with pytest.raises(MlflowException, match="not supported"):
        registry.search_registered_models(filter_string=filter_string)
