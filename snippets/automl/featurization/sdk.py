# --8<-- [start:submit]
from azure.ai.ml import Input, MLClient, automl
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

job = automl.classification(
    training_data=Input(type="mltable", path="azureml:churn:1"),
    target_column_name="churned",
    primary_metric="AUC_weighted",
    n_cross_validations=3,
    compute="cpu-cluster",
    experiment_name="churn-features",
    display_name="churn-custom-features",
)
job.set_featurization(
    mode="custom",
    column_name_and_types={"calls": "Categorical"},
    transformer_params={
        "imputer": [
            automl.ColumnTransformer(
                fields=["hours"], parameters={"strategy": "median"}
            )
        ]
    },
    blocked_transformers=["HashOneHotEncoder"],
)
job.set_limits(max_trials=1, timeout_minutes=60)
job.set_training(enable_stack_ensemble=False, enable_vote_ensemble=False)
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(job.name)
# --8<-- [end:stream]
