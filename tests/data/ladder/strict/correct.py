from azure.ai.ml import Input, Output, command
from azure.ai.ml.dsl import pipeline
from azure.ai.ml.sweep import Choice

train = command(
    name="train",
    command="echo ${{inputs.x}} > ${{outputs.y}}",
    inputs={"x": Input(type="number", default=1.0), "d": Input(type="uri_folder")},
    outputs={"y": Output(type="uri_file", mode="rw_mount")},
    environment="a@latest",
)


@pipeline(name="p", description="d", default_compute="cpu")
def two(data: Input, x: float = 0.5):
    first = train(x=x, d=data)
    second = train(x=2, d=first.outputs.y)
    second.compute = "gpu"
    second.outputs.y.mode = "upload"
    return {"model": second.outputs.y}


job = two(data=Input(type="uri_folder", path="azureml:d:1"), x=3)
job.settings.default_compute = "cpu"
job.settings.continue_on_step_failure = False
job.experiment_name = "e"
sweep_base = train(x=Choice([1, 2]), d=Input(type="uri_folder", path="azureml:d:1"))
sweep = sweep_base.sweep(sampling_algorithm="random", primary_metric="m", goal="maximize")
sweep.set_limits(max_total_trials=4, max_concurrent_trials=2, timeout=600)
sweep.early_termination = None
sweep.experiment_name = "s"
sweep_base.resources = None
