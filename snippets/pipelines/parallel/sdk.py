# --8<-- [start:configure]
from azure.ai.ml import Input, MLClient, Output
from azure.ai.ml.dsl import pipeline
from azure.ai.ml.parallel import RunFunction, parallel_run_function
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

score = parallel_run_function(
    name="score_files",
    inputs={"files": Input(type="uri_folder"), "factor": Input(type="number")},
    outputs={"scores": Output(type="uri_file")},
    input_data="${{inputs.files}}",
    mini_batch_size="2",
    instance_count=1,
    max_concurrency_per_instance=2,
    mini_batch_error_threshold=1,
    retry_settings={"max_retries": 1, "timeout": 60},
    logging_level="INFO",
    task=RunFunction(
        code="src",
        entry_script="score.py",
        environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
        program_arguments="--factor ${{inputs.factor}}",
        append_row_to="${{outputs.scores}}",
    ),
)
# --8<-- [end:configure]


# --8<-- [start:submit]
@pipeline(default_compute="cpu-cluster")
def score_pipeline(files):
    score_step = score(files=files, factor=2.0)
    return {"scores": score_step.outputs.scores}


job = score_pipeline(files=Input(type="uri_folder", path="data"))
job = ml_client.jobs.create_or_update(job, experiment_name="parallel")
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(job.name)
# --8<-- [end:stream]

# --8<-- [start:download]
from pathlib import Path

ml_client.jobs.download(job.name, download_path="results", output_name="scores")
file = next(path for path in Path("results").rglob("*") if path.is_file())
print(*sorted(file.read_text().splitlines()), sep="\n")
# --8<-- [end:download]
