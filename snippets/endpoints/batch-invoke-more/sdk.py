# --8<-- [start:invoke-override]
from azure.ai.ml import Input, MLClient, Output
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

patients = Input(type="uri_folder", path="azureml:patients:1")
job = ml_client.batch_endpoints.invoke(
    endpoint_name="diabetes-batch",
    input=patients,
    params_override=[{"mini_batch_size": 3}, {"compute.instance_count": 1}],
)
# --8<-- [end:invoke-override]

# --8<-- [start:invoke-output]
scores = "azureml://datastores/workspaceblobstore/paths/scores/monday.csv"
job = ml_client.batch_endpoints.invoke(
    endpoint_name="diabetes-batch",
    inputs={"patients": patients},
    outputs={"score": Output(type="uri_file", path=scores)},
)
# --8<-- [end:invoke-output]

# --8<-- [start:invoke-deployment]
job = ml_client.batch_endpoints.invoke(
    endpoint_name="diabetes-batch",
    deployment_name="coefficients",
    input=Input(type="uri_folder", path="azureml:patients:1"),
)
ml_client.jobs.stream(job.name)
# --8<-- [end:invoke-deployment]

# --8<-- [start:inspect]
job = ml_client.batch_endpoints.invoke(
    endpoint_name="diabetes-batch",
    input=Input(type="uri_folder", path="azureml:patients:1"),
)
print(ml_client.jobs.get(job.name).tags["azureml.deploymentname"])
#> coefficients
# --8<-- [end:inspect]
