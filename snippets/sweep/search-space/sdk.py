# --8<-- [start:configure]
from azure.ai.ml import MLClient, command
from azure.ai.ml.sweep import Choice, LogUniform, QUniform
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

train = command(
    code="src",
    command="python network.py --optimizer ${{inputs.optimizer}}"
    " --units ${{inputs.units}} --learning-rate ${{inputs.learning_rate}}",
    inputs={"optimizer": "adam", "units": 64, "learning_rate": 0.001},
    environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
    compute="cpu-cluster",
)
space = {
    "optimizer": Choice(["adam", "sgd"]),
    "units": QUniform(min_value=16, max_value=128, q=16),
    "learning_rate": LogUniform(min_value=-9, max_value=-2),
}
# --8<-- [end:configure]

# --8<-- [start:submit]
sweep_job = train(**space).sweep(primary_metric="loss", goal="minimize")
sweep_job.set_limits(max_total_trials=4)
sweep_job.experiment_name = "search-space"
sweep_job = ml_client.jobs.create_or_update(sweep_job)
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(sweep_job.name)
# --8<-- [end:stream]

# --8<-- [start:inspect]
for child in ml_client.jobs.list(parent_job_name=sweep_job.name):
    print(child.tags["hyperparameters"])
    #> {"optimizer": "sgd", "units": 96, "learning_rate": 0.002343759689226593}
    #> {"optimizer": "adam", "units": 80, "learning_rate": 0.0021007496162115937}
    #> {"optimizer": "sgd", "units": 48, "learning_rate": 0.003469234477845757}
    #> {"optimizer": "sgd", "units": 112, "learning_rate": 0.00422307387676115}
# --8<-- [end:inspect]
