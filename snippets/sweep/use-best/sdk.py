# --8<-- [start:inspect]
import json

from azure.ai.ml import Input, MLClient, Output, command
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
sweep_job = next(j for j in ml_client.jobs.list() if j.type == "sweep")
best = ml_client.jobs.get(sweep_job.properties["best_child_run_id"])
values = json.loads(best.tags["hyperparameters"])
# --8<-- [end:inspect]

# --8<-- [start:submit]
job = command(
    code="src",
    command="python train.py --data ${{inputs.diabetes}} --model ${{outputs.model}}"
    " --alpha ${{inputs.alpha}} --l1-ratio ${{inputs.l1_ratio}}",
    inputs={"diabetes": Input(type="uri_file", path="azureml:diabetes:1"), **values},
    outputs={"model": Output(type="uri_folder")},
    environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
    compute="cpu-cluster",
    experiment_name="diabetes-final",
)
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]
