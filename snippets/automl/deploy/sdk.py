# --8<-- [start:create]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import ManagedOnlineDeployment, ManagedOnlineEndpoint
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

endpoint = ManagedOnlineEndpoint(name="churn-endpoint", auth_mode="key")
endpoint = ml_client.online_endpoints.begin_create_or_update(endpoint).result()
# --8<-- [end:create]

# --8<-- [start:deploy]
deployment = ManagedOnlineDeployment(
    name="blue",
    endpoint_name="churn-endpoint",
    model="azureml:churn-model:1",
    instance_type="Standard_DS3_v2",
    instance_count=1,
)
ml_client.online_deployments.begin_create_or_update(deployment).result()
# --8<-- [end:deploy]

# --8<-- [start:update]
endpoint.traffic = {"blue": 100}
ml_client.online_endpoints.begin_create_or_update(endpoint).result()
# --8<-- [end:update]

# --8<-- [start:invoke]
answer = ml_client.online_endpoints.invoke(
    "churn-endpoint", request_file="request.json"
)
print(answer)
#> ["yes", "no"]
# --8<-- [end:invoke]

# --8<-- [start:clean-up]
ml_client.online_endpoints.begin_delete("churn-endpoint").result()
# --8<-- [end:clean-up]
