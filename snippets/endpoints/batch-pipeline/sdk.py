# --8<-- [start:register]
from azure.ai.ml import Input, MLClient, load_component
from azure.ai.ml.entities import BatchEndpoint, PipelineComponentBatchDeployment
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

component = load_component("report.yml")
component = ml_client.components.create_or_update(component)
# --8<-- [end:register]

# --8<-- [start:create]
endpoint = BatchEndpoint(name="patient-report")
endpoint = ml_client.batch_endpoints.begin_create_or_update(endpoint).result()
# --8<-- [end:create]

# --8<-- [start:deploy]
deployment = PipelineComponentBatchDeployment(
    name="report",
    endpoint_name="patient-report",
    component=component,
    settings={"default_compute": "cpu-cluster"},
)
ml_client.batch_deployments.begin_create_or_update(deployment).result()
# --8<-- [end:deploy]

# --8<-- [start:update]
endpoint.defaults = {"deployment_name": "report"}
ml_client.batch_endpoints.begin_create_or_update(endpoint).result()
# --8<-- [end:update]

# --8<-- [start:invoke]
job = ml_client.batch_endpoints.invoke(
    endpoint_name="patient-report",
    inputs={
        "patients": Input(type="uri_folder", path="azureml:patients:1"),
        "threshold": Input(type="number", default=200),
    },
)
ml_client.jobs.stream(job.name)
# --8<-- [end:invoke]
