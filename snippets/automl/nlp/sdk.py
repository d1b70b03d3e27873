# --8<-- [start:submit]
from azure.ai.ml import Input, MLClient, automl
from azure.ai.ml.automl import NlpSearchSpace
from azure.ai.ml.sweep import Choice, Uniform
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

job = automl.text_classification(
    training_data=Input(type="mltable", path="training"),
    validation_data=Input(type="mltable", path="validation"),
    target_column_name="topic",
    primary_metric="accuracy",
    log_verbosity="info",
    compute="gpu-cluster",
    experiment_name="messages",
    display_name="message-topics",
)
job.set_featurization(dataset_language="eng")
job.extend_search_space(
    [
        NlpSearchSpace(model_name=Choice(["bert-base-cased", "roberta-base"])),
        NlpSearchSpace(
            model_name=Choice(["distilroberta-base"]), learning_rate=Uniform(5e-6, 5e-5)
        ),
    ]
)
job.set_sweep(sampling_algorithm="random")
job.set_limits(max_trials=4, max_concurrent_trials=2, max_nodes=2, timeout_minutes=120)
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]

# --8<-- [start:clean-up]
ml_client.jobs.begin_cancel(job.name).result()
# --8<-- [end:clean-up]
