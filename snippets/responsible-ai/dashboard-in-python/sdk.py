# --8<-- [start:submit]
from azure.ai.ml import Input, MLClient, dsl
from azure.identity import DefaultAzureCredential

credential = DefaultAzureCredential()
ml_client = MLClient(
    credential,
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
ml_registry = MLClient(credential, registry_name="azureml")
construct, explain, gather = (
    ml_registry.components.get(f"rai_tabular_{name}", label="latest")
    for name in ("insight_constructor", "explanation", "insight_gather")
)


@dsl.pipeline(default_compute="cpu-cluster", experiment_name="diabetes-rai")
def rai(train_data, test_data):
    dashboard = construct(
        title="Progression of diabetes",
        task_type="regression",
        model_info="diabetes-model:1",
        model_input=Input(type="mlflow_model", path="azureml:diabetes-model:1"),
        train_dataset=train_data,
        test_dataset=test_data,
        target_column_name="progression",
    ).outputs.rai_insights_dashboard
    explanation = explain(comment="all features", rai_insights_dashboard=dashboard)
    gather(constructor=dashboard, insight_1=explanation.outputs.explanation)


job = rai(
    train_data=Input(type="mltable", path="train"),
    test_data=Input(type="mltable", path="test"),
)
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]
