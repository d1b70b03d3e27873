# --8<-- [start:submit]
from pathlib import Path

from azure.ai.ml import MLClient, command
from azure.ai.ml.exceptions import JobException
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

failures = {
    "wrong-file": "python src/train.py --alpha 1",
    "wrong-flag": "python train.py --alhpa 1",
    "wrong-type": "python train.py --alpha one",
    "no-package": "python -c 'import lightgbm'",
    "killed": "kill -9 $$",
}
for name, line in failures.items():
    job = command(
        name=name,
        code="src",
        command=line,
        environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
        compute="cpu-cluster",
        experiment_name="failures",
    )
    ml_client.jobs.create_or_update(job)
    try:
        ml_client.jobs.stream(name)
    except JobException:
        ml_client.jobs.download(name, download_path=name)
# --8<-- [end:submit]

# --8<-- [start:inspect]
for name in failures:
    log = Path(name, "artifacts", "user_logs", "std_log.txt").read_text()
    lines = log.strip().splitlines() or ["an empty log"]
    print(f"{name}: {lines[-1].split('/')[-1]}")
    #> wrong-file: train.py': [Errno 2] No such file or directory
    #> wrong-flag: train.py: error: the following arguments are required: --alpha
    #> wrong-type: train.py: error: argument --alpha: invalid float value: 'one'
    #> no-package: ModuleNotFoundError: No module named 'lightgbm'
    #> killed: an empty log
# --8<-- [end:inspect]
