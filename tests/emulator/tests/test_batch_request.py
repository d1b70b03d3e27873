import pytest
import requests
from azure.ai.ml import Input
from azure.ai.ml.entities import (
    AmlCompute,
    BatchEndpoint,
    CodeConfiguration,
    Data,
    Environment,
    Model,
    ModelBatchDeployment,
    ModelBatchDeploymentSettings,
)
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError
from azure.identity import DefaultAzureCredential

NAME = "request-ep"
SCRIPT = "def init():\n    pass\n\ndef run(mini_batch):\n    return mini_batch\n"


@pytest.fixture(scope="module")
def deploy(shared, tmp_path_factory):
    """Create a deployment of an endpoint that has no default one."""
    _, client = shared
    folder = tmp_path_factory.mktemp("request")
    (folder / "driver.py").write_text(SCRIPT)
    client.compute.begin_create_or_update(AmlCompute(name="cpu", max_instances=2)).result()
    image = "mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"
    client.environments.create_or_update(Environment(name="python", version="1", image=image))
    client.models.create_or_update(Model(name="any", version="1", path=folder / "driver.py"))
    client.data.create_or_update(Data(name="one", path=folder / "driver.py", type="uri_file"))
    client.batch_endpoints.begin_create_or_update(BatchEndpoint(name=NAME)).result()

    def make(settings=None, **options):
        code = CodeConfiguration(code=str(folder), scoring_script="driver.py")
        defaults = {"model": "any:1", "environment": "python:1", "compute": "cpu"}
        defaults |= {"code_configuration": code, "name": "main"}
        settings = ModelBatchDeploymentSettings(**{"mini_batch_size": 10} | (settings or {}))
        deployment = ModelBatchDeployment(
            endpoint_name=NAME, settings=settings, **(defaults | options)
        )
        return client.batch_deployments.begin_create_or_update(deployment).result()

    return make


@pytest.fixture
def post(deploy, shared):
    """Post a request with an input to a deployment, as a REST client would."""
    deploy()
    url = shared[1].batch_endpoints.get(NAME).scoring_uri
    token = DefaultAzureCredential().get_token("https://ml.azure.com/.default").token

    def send(kind="UriFile", uri=None, **headers):
        data = {"JobInputType": kind, "Uri": uri or shared[1].data.get("one", "1").id}
        headers = {
            "Authorization": f"Bearer {token}",
            "azureml-model-deployment": "main",
        } | headers
        return requests.post(
            url, json={"properties": {"InputData": {"any": data}}}, headers=headers
        )

    return send


def test_rest_clients_write_names_with_a_capital(post, shared):
    answer = post()
    assert answer.status_code == 201
    job = shared[1].jobs.get(answer.json()["name"])
    shared[0].executor.wait(job.id, 120)
    assert shared[1].jobs.get(job.name).status == "Completed"


def test_a_request_needs_a_token_of_microsoft_entra_id(post):
    assert post(Authorization="Bearer x").status_code == 401


@pytest.mark.parametrize(
    ("kind", "uri", "message"),
    [
        ("UriFolder", "azureml://datastores/nowhere/paths/x", "'nowhere' does not exist"),
        ("MLTable", None, "no type out of UriFile"),
        ("Literal", None, "has one input: a file or a folder"),
    ],
)
def test_an_input_that_cannot_be_scored_is_refused(post, kind, uri, message):
    answer = post(kind, uri)
    assert (answer.status_code, message in answer.text) == (400, True)


@pytest.mark.parametrize(
    ("settings", "options", "message"),
    [
        ({}, {"compute": "nowhere"}, "nowhere"),
        ({"instance_count": 9}, {}, "at most 2"),
        ({}, {"code_configuration": None}, "no scoring script"),
        ({"mini_batch_size": 0}, {}, "miniBatchSize is at least 1"),
    ],
)
def test_a_deployment_that_cannot_work_is_refused(deploy, settings, options, message):
    with pytest.raises((HttpResponseError, ResourceNotFoundError), match=message):
        deploy(settings, **options)


def test_an_endpoint_without_a_default_deployment_must_be_told_one(deploy, shared):
    endpoints = shared[1].batch_endpoints
    deploy()
    with pytest.raises(HttpResponseError, match="no default deployment"):
        endpoints.invoke(NAME, input=Input(type="uri_file", path="azureml:one:1"))


def test_the_default_deployment_goes_with_its_deployment(deploy, shared):
    client = shared[1]
    deploy(name="short-lived")
    endpoint = client.batch_endpoints.get(NAME)
    endpoint.defaults = {"deployment_name": "short-lived"}
    client.batch_endpoints.begin_create_or_update(endpoint).result()
    client.batch_deployments.begin_delete("short-lived", NAME).result()
    assert client.batch_endpoints.get(NAME).defaults.deployment_name is None
