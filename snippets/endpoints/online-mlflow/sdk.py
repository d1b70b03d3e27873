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

# --8<-- [start:sheet]
endpoint = ManagedOnlineEndpoint(name="diabetes-endpoint", auth_mode="key")
endpoint = ml_client.online_endpoints.begin_create_or_update(endpoint).result()
# --8<-- [end:sheet]
# --8<-- [end:create]

# --8<-- [start:deploy]
blue = ManagedOnlineDeployment(
    name="blue",
    endpoint_name="diabetes-endpoint",
    model="azureml:diabetes-model:1",
    instance_type="Standard_DS3_v2",
    instance_count=1,
)
ml_client.online_deployments.begin_create_or_update(blue).result()
# --8<-- [end:deploy]

# --8<-- [start:update]
endpoint.traffic = {"blue": 100}
ml_client.online_endpoints.begin_create_or_update(endpoint).result()
# --8<-- [end:update]

# --8<-- [start:inspect]
endpoint = ml_client.online_endpoints.get("diabetes-endpoint")
print(endpoint.provisioning_state, endpoint.traffic)
#> EndpointProvisioningState.SUCCEEDED {'blue': 100}
print(endpoint.scoring_uri)
#> https://diabetes-endpoint.eastus.inference.ml.azure.com/score
# --8<-- [end:inspect]

# --8<-- [start:invoke]
answer = ml_client.online_endpoints.invoke(
    endpoint_name="diabetes-endpoint", request_file="request.json"
)
print(answer)
#> [210.40295568140252, 101.1108949250299]
# --8<-- [end:invoke]
