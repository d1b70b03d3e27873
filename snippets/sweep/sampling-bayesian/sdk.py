# --8<-- [start:submit]
from azure.ai.ml import MLClient, command
from azure.ai.ml.sweep import QUniform, Uniform
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
sweep_job = train(x=Uniform(0, 1), y=QUniform(0, 1, q=0.1)).sweep(
    primary_metric="score", goal="maximize", sampling_algorithm="bayesian"
)
sweep_job.set_limits(max_total_trials=6, max_concurrent_trials=1)
sweep_job.experiment_name = "bayesian-sampling"
sweep_job = ml_client.jobs.create_or_update(sweep_job)
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(sweep_job.name)
# --8<-- [end:stream]
