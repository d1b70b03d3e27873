# --8<-- [start:submit]
from azure.ai.ml import Input, MLClient, automl
from azure.ai.ml.automl import ImageClassificationSearchSpace
from azure.ai.ml.sweep import BanditPolicy, Choice, Uniform
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

job = automl.image_classification(
    training_data=Input(type="mltable", path="training"),
    validation_data=Input(type="mltable", path="validation"),
    target_column_name="label",
    primary_metric="accuracy",
)
job.compute = "gpu-cluster"
job.experiment_name = "fruit"
job.display_name = "fruit-sweep"
job.set_training_parameters(early_stopping=True, evaluation_frequency=1)
job.extend_search_space(
    [
        ImageClassificationSearchSpace(
            model_name=Choice(["vitb16r224"]), learning_rate=Uniform(0.001, 0.01)
        ),
        ImageClassificationSearchSpace(
            model_name=Choice(["resnet50"]), number_of_epochs=Choice([15, 30])
        ),
    ]
)
job.set_sweep(
    sampling_algorithm="random",
    early_termination=BanditPolicy(
        evaluation_interval=2, slack_factor=0.2, delay_evaluation=6
    ),
)
job.set_limits(max_trials=10, max_concurrent_trials=2, timeout_minutes=120)
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]

# --8<-- [start:clean-up]
ml_client.jobs.begin_cancel(job.name).result()
# --8<-- [end:clean-up]
