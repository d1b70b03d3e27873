# --8<-- [start:inspect]
from azure.ai.ml import MLClient
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

print([model.version for model in ml_client.models.list(name="diabetes-model")])
#> ['3', '2', '1']
latest = ml_client.models.get("diabetes-model", label="latest")
print(latest.version)
#> 3
# --8<-- [end:inspect]

# --8<-- [start:inspect-lineage]
job = ml_client.jobs.get(latest.job_name)
print(latest.job_name, job.inputs["data"].path)
#> train-diabetes diabetes:1
# --8<-- [end:inspect-lineage]

# --8<-- [start:update]
latest.description = "Ridge on age, BMI and blood pressure"
latest.tags["stage"] = "production"
latest = ml_client.models.create_or_update(latest)
# --8<-- [end:update]

# --8<-- [start:update-archive]
ml_client.models.archive("diabetes-model", version="1")
print([model.version for model in ml_client.models.list(name="diabetes-model")])
#> ['3', '2']
print(ml_client.models.get("diabetes-model", version="1").version)
#> 1
# --8<-- [end:update-archive]

# --8<-- [start:update-restore]
ml_client.models.restore("diabetes-model", version="1")
# --8<-- [end:update-restore]
