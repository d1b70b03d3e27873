# --8<-- [start:configure]
from azure.ai.ml import Input, MLClient, command
from azure.ai.ml.sweep import Choice, MedianStoppingPolicy
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

train = command(
    code="src",
    command="python epochs.py --data ${{inputs.diabetes}}"
    " --learning-rate ${{inputs.learning_rate}}",
    inputs={
        "diabetes": Input(type="uri_file", path="azureml:diabetes:1"),
        "learning_rate": 0.001,
    },
    environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
    compute="cpu-cluster",
)
# --8<-- [start:sheet-space]
trial = train(learning_rate=Choice([0.01, 0.001, 0.0001, 0.00001]))
# --8<-- [end:sheet-space]
# --8<-- [end:configure]

# --8<-- [start:submit]
# --8<-- [start:sheet]
sweep_job = trial.sweep(
    primary_metric="mae",
    goal="minimize",
    sampling_algorithm="grid",
    early_termination_policy=MedianStoppingPolicy(
        evaluation_interval=1, delay_evaluation=4
    ),
)
sweep_job.set_limits(max_total_trials=4, max_concurrent_trials=1)
# --8<-- [end:sheet]
sweep_job.experiment_name = "diabetes-early-termination"
sweep_job = ml_client.jobs.create_or_update(sweep_job)
# --8<-- [end:submit]

# --8<-- [start:inspect]
ml_client.jobs.stream(sweep_job.name)
for child in ml_client.jobs.list(parent_job_name=sweep_job.name):
    print(child.tags["hyperparameters"], child.status)
    #> {"learning_rate": 0.01} Completed
    #> {"learning_rate": 0.001} Completed
    #> {"learning_rate": 0.0001} Canceled
    #> {"learning_rate": 1e-05} Canceled
# --8<-- [end:inspect]
