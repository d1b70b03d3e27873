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
    command="python report.py --rate ${{inputs.rate}}",
    inputs={"rate": 0.1},
    environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
    compute="cpu-cluster",
)
sweep_job = train(rate=Choice([0.1, 0.2])).sweep(
    primary_metric="val_loss", goal="minimize", sampling_algorithm="grid"
)
sweep_job.set_limits(max_total_trials=2, max_concurrent_trials=1)
sweep_job.experiment_name = "primary-metric"
sweep_job = ml_client.jobs.create_or_update(sweep_job)
# --8<-- [end:submit]

# --8<-- [start:inspect]
ml_client.jobs.stream(sweep_job.name)
sweep_job = ml_client.jobs.get(sweep_job.name)
best = ml_client.jobs.get(sweep_job.properties["best_child_run_id"])
print(best.tags["hyperparameters"], round(float(sweep_job.properties["score"]), 3))
#> {"rate": 0.2} 0.328
# --8<-- [end:inspect]
