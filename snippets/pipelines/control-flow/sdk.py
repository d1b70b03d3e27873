# --8<-- [start:configure]
from azure.ai.ml import Input, MLClient, Output, command
from azure.ai.ml.dsl import pipeline
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
environment = "azureml://registries/azureml/environments/sklearn-1.5/labels/latest"

measure = command(
    command="awk 'BEGIN { print (${{inputs.alpha}} - 0.3) ^ 2 }' > ${{outputs.mae}}",
    inputs={"alpha": Input(type="number")},
    outputs={"mae": Output(type="uri_file")},
    environment=environment,
)
gate = command(
    command="awk '{ print ($1 <= 0.05) }' ${{inputs.mae}}",
    inputs={"mae": Input(type="uri_file")},
    environment=environment,
)
# --8<-- [end:configure]


# --8<-- [start:submit]
def build(alphas, with_gate):
    @pipeline(default_compute="cpu-cluster")
    def several_trainings():
        for alpha in alphas:
            measure_step = measure(alpha=alpha)
            measure_step.display_name = f"measure_{alpha}"
            if with_gate:
                gate_step = gate(mae=measure_step.outputs.mae)
                gate_step.display_name = f"gate_{alpha}"

    return several_trainings()


job = build(alphas=[0.1, 1.0], with_gate=True)
job = ml_client.jobs.create_or_update(job, experiment_name="control-flow")
ml_client.jobs.stream(job.name)
# --8<-- [end:submit]

# --8<-- [start:download]
from pathlib import Path

steps = {s.display_name: s for s in ml_client.jobs.list(parent_job_name=job.name)}
for gate_name in ("gate_0.1", "gate_1.0"):
    ml_client.jobs.download(steps[gate_name].name, download_path=gate_name)
    log = Path(gate_name, "artifacts", "user_logs", "std_log.txt")
    print(gate_name, log.read_text().strip())
    #> gate_0.1 1
    #> gate_1.0 0
# --8<-- [end:download]
