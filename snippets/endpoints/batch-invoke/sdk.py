# --8<-- [start:register]
from azure.ai.ml import Input, MLClient
from azure.ai.ml.entities import Data
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

patients = Data(name="patients", version="1", type="uri_folder", path="patients")
patients = ml_client.data.create_or_update(patients)
# --8<-- [end:register]

# --8<-- [start:invoke]
# --8<-- [start:sheet]
job = ml_client.batch_endpoints.invoke(
    endpoint_name="diabetes-batch",
    input=Input(type="uri_folder", path="azureml:patients:1"),
)
ml_client.jobs.stream(job.name)
# --8<-- [end:sheet]
# --8<-- [end:invoke]

# --8<-- [start:inspect]
job = ml_client.jobs.get(job.name)
print(job.status, job.type, job.tags["azureml.deploymentname"])
#> JobStatus.COMPLETED pipeline ridge
# --8<-- [end:inspect]

# --8<-- [start:invoke-local]
job = ml_client.batch_endpoints.invoke(
    endpoint_name="diabetes-batch",
    input=Input(type="uri_file", path="patients/clinic-1.csv"),
)
# --8<-- [end:invoke-local]

# --8<-- [start:invoke-datastore]
folder = patients.path
job = ml_client.batch_endpoints.invoke(
    endpoint_name="diabetes-batch", input=Input(type="uri_folder", path=folder)
)
# --8<-- [end:invoke-datastore]
