# --8<-- [start:submit]
from azure.ai.ml import MLClient, command
from azure.ai.ml.sweep import RandomSamplingAlgorithm, Uniform
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
sweep_job = train(x=Uniform(0, 1), y=Uniform(0, 1)).sweep(
    primary_metric="score",
    goal="maximize",
    sampling_algorithm=RandomSamplingAlgorithm(seed=5, rule="sobol"),
)
sweep_job.set_limits(max_total_trials=4, max_concurrent_trials=2)
sweep_job.experiment_name = "sobol-sampling"
sweep_job = ml_client.jobs.create_or_update(sweep_job)
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(sweep_job.name)
# --8<-- [end:stream]

# --8<-- [start:inspect]
for child in ml_client.jobs.list(parent_job_name=sweep_job.name):
    print(child.tags["hyperparameters"])
    #> {"x": 0.6313518090173602, "y": 0.2368540344759822}
    #> {"x": 0.26858777832239866, "y": 0.7618419313803315}
    #> {"x": 0.24232526123523712, "y": 0.4772229678928852}
    #> {"x": 0.8571077436208725, "y": 0.5215023290365934}
# --8<-- [end:inspect]
