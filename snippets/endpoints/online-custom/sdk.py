# --8<-- [start:create]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import (
    CodeConfiguration,
    ManagedOnlineDeployment,
    ManagedOnlineEndpoint,
)
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

endpoint = ManagedOnlineEndpoint(name="custom-endpoint", auth_mode="key")
endpoint = ml_client.online_endpoints.begin_create_or_update(endpoint).result()
# --8<-- [end:create]

# --8<-- [start:deploy]
# --8<-- [start:sheet]
blue = ManagedOnlineDeployment(
    name="blue",
    endpoint_name="custom-endpoint",
    model="azureml:diabetes-coefficients:1",
    code_configuration=CodeConfiguration(code="src", scoring_script="score.py"),
    environment="azureml:scoring:1",
    instance_type="Standard_DS3_v2",
    instance_count=1,
)
ml_client.online_deployments.begin_create_or_update(blue).result()
# --8<-- [end:sheet]
# --8<-- [end:deploy]

# --8<-- [start:update]
endpoint.traffic = {"blue": 100}
ml_client.online_endpoints.begin_create_or_update(endpoint).result()
# --8<-- [end:update]

# --8<-- [start:invoke]
answer = ml_client.online_endpoints.invoke(
    endpoint_name="custom-endpoint", request_file="request.json"
)
print(answer)
#> {"version": 1, "progression": [212, 96]}
# --8<-- [end:invoke]

# --8<-- [start:stream]
print(ml_client.online_deployments.get_logs("blue", "custom-endpoint", lines=5))
# --8<-- [end:stream]
