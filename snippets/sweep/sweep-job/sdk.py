# --8<-- [start:configure]
from azure.ai.ml import Input, MLClient, Output, command
from azure.ai.ml.sweep import Choice, LogUniform, RandomSamplingAlgorithm
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

train = command(
    code="src",
    command="python train.py --data ${{inputs.diabetes}} --model ${{outputs.model}}"
    " --alpha ${{inputs.alpha}} --l1-ratio ${{inputs.l1_ratio}}",
    inputs={
        "diabetes": Input(type="uri_file", path="azureml:diabetes:1"),
        "alpha": 1.0,
        "l1_ratio": 0.5,
    },
    outputs={"model": Output(type="uri_folder")},
    environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
    compute="cpu-cluster",
)
# --8<-- [end:configure]

# --8<-- [start:submit]
trial = train(alpha=LogUniform(-5, 1), l1_ratio=Choice([0.1, 0.5, 0.9]))
sampling = RandomSamplingAlgorithm(seed=7)
sweep_job = trial.sweep(
    primary_metric="mae", goal="minimize", sampling_algorithm=sampling
)
sweep_job.set_limits(max_total_trials=6, max_concurrent_trials=2, timeout=3600)
sweep_job.experiment_name = "diabetes-sweep"
sweep_job.display_name = "elastic-net-sweep"
sweep_job = ml_client.jobs.create_or_update(sweep_job)
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(sweep_job.name)
# --8<-- [end:stream]

# --8<-- [start:inspect]
sweep_job = ml_client.jobs.get(sweep_job.name)
best_name = sweep_job.properties["best_child_run_id"]
print(best_name, round(float(sweep_job.properties["score"]), 2))
#> lime_pen_4lnz04f1bl_1 44.04

for child in ml_client.jobs.list(parent_job_name=sweep_job.name):
    print(child.name, child.status, child.tags["hyperparameters"])
    #> lime_pen_4lnz04f1bl_0 Completed {"alpha": 0.04702840909720465, "l1_ratio": 0.1}
    #> lime_pen_4lnz04f1bl_1 Completed {"alpha": 0.3347426799846149, "l1_ratio": 0.1}
    #> lime_pen_4lnz04f1bl_2 Completed {"alpha": 0.16784606923338363, "l1_ratio": 0.5}
    #> lime_pen_4lnz04f1bl_3 Completed {"alpha": 0.009542436275332217, "l1_ratio": 0.5}
    #> lime_pen_4lnz04f1bl_4 Completed {"alpha": 0.008437864283724807, "l1_ratio": 0.5}
    #> lime_pen_4lnz04f1bl_5 Completed {"alpha": 0.01024600445611793, "l1_ratio": 0.1}
# --8<-- [end:inspect]

# --8<-- [start:download]
ml_client.jobs.download(sweep_job.name, output_name="model", download_path="best")
# --8<-- [end:download]
