# --8<-- [start:deploy]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import (
    CodeConfiguration,
    ManagedOnlineDeployment,
    OnlineRequestSettings,
    ProbeSettings,
)
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

tuned = ManagedOnlineDeployment(
    name="tuned",
    endpoint_name="custom-endpoint",
    model="azureml:diabetes-coefficients:1",
    code_configuration=CodeConfiguration(code="src", scoring_script="score.py"),
    environment="azureml:scoring:1",
    environment_variables={"WORKER_COUNT": "2"},
    instance_type="Standard_DS3_v2",
    instance_count=2,
    request_settings=OnlineRequestSettings(
        request_timeout_ms=10000, max_concurrent_requests_per_instance=2
    ),
    readiness_probe=ProbeSettings(
        initial_delay=30, period=10, timeout=2, failure_threshold=30
    ),
    app_insights_enabled=True,
)
ml_client.online_deployments.begin_create_or_update(tuned).result()
# --8<-- [end:deploy]

# --8<-- [start:inspect]
tuned = ml_client.online_deployments.get("tuned", endpoint_name="custom-endpoint")
print(tuned.instance_count, tuned.request_settings.request_timeout_ms)
#> 2 10000
print(tuned.liveness_probe.initial_delay, tuned.readiness_probe.initial_delay)
#> 10 30
# --8<-- [end:inspect]
