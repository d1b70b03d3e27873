# --8<-- [start:submit]
from azure.ai.ml import MLClient, command
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

job = command(
    code="src",
    command="python explain.py",
    environment="azureml://registries/azureml/environments/responsibleai-tabular/labels/latest",
    compute="cpu-cluster",
    experiment_name="loans",
    display_name="explain-with-shap",
)
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(job.name)
# --8<-- [end:stream]

# --8<-- [start:download]
ml_client.jobs.download(job.name, download_path="job-files")
# --8<-- [end:download]

# --8<-- [start:plot]
import matplotlib.pyplot as plt
import pandas as pd

values = pd.read_csv("job-files/artifacts/outputs/shap.csv").head(300)
figure, axes = plt.subplots(1, 2, figsize=(8, 2.8), sharey=True)
for axis, name in zip(axes, ["debt", "years"]):
    axis.scatter(values[name], values[f"{name}_shap"], s=6)
    axis.set(xlabel=name, ylabel="SHAP value")
figure.savefig("interpretability.svg")
# --8<-- [end:plot]
