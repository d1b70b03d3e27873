# --8<-- [start:submit]
from azure.ai.ml import MLClient
from azure.ai.ml.finetuning import FineTuningTaskType, create_finetuning_job
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

job = create_finetuning_job(
    model="azureml://registries/azureml/models/Phi-3-mini-4k-instruct/versions/14",
    task=FineTuningTaskType.CHAT_COMPLETION,
    training_data="files/training.jsonl",
    validation_data="files/validation.jsonl",
    hyperparameters={"num_train_epochs": "3", "learning_rate": "0.00002"},
    instance_types=["Standard_NC24ads_A100_v4"],
    output_model_name_prefix="phi-3-tickets",
    experiment_name="tickets",
)
job = ml_client.jobs.create_or_update(job)
print(job.type, job.status)
#> finetuning JobStatus.STARTING
# --8<-- [end:submit]
