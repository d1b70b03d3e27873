# --8<-- [start:create]
from azure.ai.ml import Input, MLClient, command
from azure.ai.ml.entities import Data
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
# --8<-- [start:sheet]
table = Data(name="diabetes-table", version="1", type="mltable", path="diabetes")
ml_client.data.create_or_update(table)
# --8<-- [end:sheet]
# --8<-- [end:create]

# --8<-- [start:submit]
job = command(
    command="ls ${{inputs.table}}",
    inputs={"table": Input(type="mltable", path="azureml:diabetes-table:1")},
    environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
    compute="cpu-cluster",
    experiment_name="mltable",
    display_name="look-into-table",
)
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(job.name)
# --8<-- [end:stream]
