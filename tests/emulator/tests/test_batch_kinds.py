import csv

import pytest
from azure.ai.ml import Input, Output, command, dsl
from azure.ai.ml.entities import (
    AmlCompute,
    BatchEndpoint,
    Environment,
    Model,
    ModelBatchDeployment,
    PipelineComponentBatchDeployment,
)
from azure.core.exceptions import HttpResponseError

NAME = "kinds-ep"
ENVIRONMENT = "python:1"


@pytest.fixture(scope="module")
def client(shared):
    """A client with a cluster, an environment and an endpoint."""
    _, made = shared
    made.compute.begin_create_or_update(AmlCompute(name="cpu", max_instances=2)).result()
    image = "mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"
    made.environments.create_or_update(Environment(name="python", version="1", image=image))
    made.batch_endpoints.begin_create_or_update(BatchEndpoint(name=NAME)).result()
    return made


@pytest.fixture
def invoke(shared, client):
    """Invoke a deployment and wait for the end of the job."""

    def run(deployment: str, **inputs):
        options = inputs if "input" in inputs else {"inputs": inputs}
        started = client.batch_endpoints.invoke(NAME, deployment_name=deployment, **options)
        job = client.jobs.get(started.name)
        shared[0].executor.wait(job.id, 60)
        return client.jobs.get(started.name)

    return run


def test_an_mlflow_model_needs_no_script(client, invoke, tmp_path):
    import mlflow
    import pandas
    from sklearn.linear_model import LinearRegression

    data = pandas.DataFrame({"age": [40.0, 50.0, 60.0]})
    signature = mlflow.models.infer_signature(data, data["age"])
    model = LinearRegression().fit(data, data["age"] * 2)
    mlflow.sklearn.save_model(
        model, tmp_path / "model", signature=signature, pip_requirements=["scikit-learn"]
    )
    client.models.create_or_update(
        Model(name="linear", path=tmp_path / "model", type="mlflow_model")
    )
    deployment = ModelBatchDeployment(
        name="linear", endpoint_name=NAME, model="linear@latest", compute="cpu"
    )
    client.batch_deployments.begin_create_or_update(deployment).result()
    (tmp_path / "data").mkdir()
    data[:2].to_csv(tmp_path / "data/first.csv", index=False)
    data[2:].to_csv(tmp_path / "data/second.csv", index=False)
    job = invoke("linear", input=Input(type="uri_folder", path=str(tmp_path / "data")))
    assert job.status == "Completed"
    client.jobs.download(job.name, output_name="score", download_path=tmp_path)
    with (tmp_path / "predictions.csv").open() as file:
        rows = [(row, float(value), name) for row, value, name in csv.reader(file)]
    assert [(row, name) for row, _, name in rows] == [
        ("0", "first.csv"),
        ("1", "first.csv"),
        ("0", "second.csv"),
    ]
    assert [value for _, value, _ in rows] == pytest.approx([80, 100, 120])


@pytest.fixture(scope="module")
def component(client):
    """A registered pipeline component, and its step ``count``."""
    count = command(
        name="count",
        command="wc -w < ${{inputs.text}} > ${{outputs.result}} && echo ${{inputs.word}}",
        inputs={"text": Input(type="uri_file"), "word": Input(type="string")},
        outputs={"result": Output(type="uri_file")},
        environment=ENVIRONMENT,
    )

    @dsl.pipeline(name="counting")
    def counting(text: Input(type="uri_file"), word: str = "none"):
        return {"result": count(text=text, word=word).outputs.result}

    client.components.create_or_update(count.component)
    return client.components.create_or_update(counting)


def test_a_pipeline_component_gets_the_inputs_of_the_request(client, invoke, component, tmp_path):
    deployment = PipelineComponentBatchDeployment(
        name="counting",
        endpoint_name=NAME,
        component=component,
        settings={"default_compute": "cpu"},
    )
    client.batch_deployments.begin_create_or_update(deployment).result()
    (tmp_path / "words.txt").write_text("one two three")
    text = Input(type="uri_file", path=str(tmp_path / "words.txt"))
    job = invoke("counting", text=text, word=Input(type="string", default="hello"))
    assert (job.status, job.type) == ("Completed", "pipeline")
    client.jobs.download(job.name, output_name="result", download_path=tmp_path)
    found = next((tmp_path / "named-outputs/result").iterdir())
    assert found.read_text().strip() == "3"


def test_a_component_that_is_no_pipeline_is_refused(client, component):
    deployment = PipelineComponentBatchDeployment(
        name="wrong", endpoint_name=NAME, component="count@latest"
    )
    with pytest.raises(HttpResponseError, match="run pipeline components"):
        client.batch_deployments.begin_create_or_update(deployment).result()
