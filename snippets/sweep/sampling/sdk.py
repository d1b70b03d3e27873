# --8<-- [start:submit]
from azure.ai.ml import MLClient, command
from azure.ai.ml.sweep import Choice
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

train = command(
    code="src",
    command="python curve.py --x ${{inputs.x}} --y ${{inputs.y}}",
    inputs={"x": 0.0, "y": 0.0},
    environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
    compute="cpu-cluster",
)
sweep_job = train(x=Choice([0.0, 0.5, 1.0]), y=Choice([0.0, 0.5])).sweep(
    primary_metric="score", goal="maximize", sampling_algorithm="grid"
)
sweep_job.set_limits(max_total_trials=6, max_concurrent_trials=2)
sweep_job.experiment_name = "grid-sampling"
sweep_job = ml_client.jobs.create_or_update(sweep_job)
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(sweep_job.name)
# --8<-- [end:stream]

# --8<-- [start:inspect]
for child in ml_client.jobs.list(parent_job_name=sweep_job.name):
    print(child.tags["hyperparameters"])
    #> {"x": 0.0, "y": 0.0}
    #> {"x": 0.0, "y": 0.5}
    #> {"x": 0.5, "y": 0.0}
    #> {"x": 0.5, "y": 0.5}
    #> {"x": 1.0, "y": 0.0}
    #> {"x": 1.0, "y": 0.5}
# --8<-- [end:inspect]
