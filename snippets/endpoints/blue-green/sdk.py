# --8<-- [start:register]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import CodeConfiguration, ManagedOnlineDeployment, Model
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

model = Model(
    name="diabetes-coefficients", version="2", type="custom_model", path="v2/model"
)
ml_client.models.create_or_update(model)
# --8<-- [end:register]

# --8<-- [start:deploy]
green = ManagedOnlineDeployment(
    name="green",
    endpoint_name="custom-endpoint",
    model="azureml:diabetes-coefficients:2",
    code_configuration=CodeConfiguration(code="src", scoring_script="score.py"),
    environment="azureml:scoring:1",
    instance_type="Standard_DS3_v2",
    instance_count=1,
)
ml_client.online_deployments.begin_create_or_update(green).result()
# --8<-- [end:deploy]

# --8<-- [start:invoke]
answer = ml_client.online_endpoints.invoke(
    endpoint_name="custom-endpoint",
    deployment_name="green",
    request_file="request.json",
)
print(answer)
#> {"version": 2, "progression": [209, 100]}
# --8<-- [end:invoke]

# --8<-- [start:update]
endpoint = ml_client.online_endpoints.get("custom-endpoint")
endpoint.mirror_traffic = {"green": 50}
ml_client.online_endpoints.begin_create_or_update(endpoint).result()
# --8<-- [end:update]

# --8<-- [start:clean-up]
endpoint.mirror_traffic = {"green": 0}
ml_client.online_endpoints.begin_create_or_update(endpoint).result()
# --8<-- [end:clean-up]
