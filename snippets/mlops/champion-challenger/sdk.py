# --8<-- [start:evaluate]
from azure.ai.ml import MLClient, load_job
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

job = ml_client.jobs.create_or_update(load_job("compare.yml"))
ml_client.jobs.stream(job.name)
# --8<-- [end:evaluate]

# --8<-- [start:download]
import json
from pathlib import Path

ml_client.jobs.download(job.name, output_name="report", download_path="compared")
path = next(file for file in Path("compared").rglob("*") if file.is_file())
report = json.loads(path.read_text())
print(report)
# --8<-- [end:download]

# --8<-- [start:update]
winner = "2" if report["replace"] else "1"
model = ml_client.models.get("diabetes-risk", version=winner)
model.tags["role"] = "champion"
ml_client.models.create_or_update(model)
print(winner, model.tags)
#> 1 {'role': 'champion'}
# --8<-- [end:update]
