# --8<-- [start:invoke]
from azure.ai.ml import Input, MLClient
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

job = ml_client.batch_endpoints.invoke(
    endpoint_name="diabetes-batch",
    input=Input(type="uri_folder", path="azureml:patients:1"),
)
ml_client.jobs.stream(job.name)
# --8<-- [end:invoke]

# --8<-- [start:download]
# --8<-- [start:sheet]
ml_client.jobs.download(job.name, output_name="score", download_path="results")
# --8<-- [end:sheet]
# --8<-- [end:download]

# --8<-- [start:load]
import pandas as pd

scores = pd.read_csv(
    "results/predictions.csv", header=None, names=["row", "prediction", "file"]
)
print(scores.sort_values(["file", "row"]).round(1).to_string(index=False))
# --8<-- [end:load]

# --8<-- [start:log]
from pathlib import Path

for step in ml_client.jobs.list(parent_job_name=job.name):
    print(step.display_name, step.status)
    #> batchscoring Completed
    ml_client.jobs.download(step.name, download_path="logs")
for log in sorted(Path("logs").rglob("*.txt")):
    print(log.name)
    #> std_log_process_0.txt
    #> std_log_process_1.txt
    #> std_log_process_2.txt
# --8<-- [end:log]
