# --8<-- [start:connect]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import ServerlessEndpoint
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
# --8<-- [end:connect]

# --8<-- [start:create]
endpoint = ServerlessEndpoint(
    name="phi-4-mini",
    model_id="azureml://registries/azureml/models/Phi-4-mini-instruct",
)
ml_client.serverless_endpoints.begin_create_or_update(endpoint).result()
# --8<-- [end:create]

# --8<-- [start:inspect]
endpoint = ml_client.serverless_endpoints.get("phi-4-mini")
print(endpoint.provisioning_state, endpoint.auth_mode)
#> succeeded Key
print(endpoint.scoring_uri)
#> https://phi-4-mini.eastus.models.ai.azure.com
# --8<-- [end:inspect]

# --8<-- [start:clean-up]
ml_client.serverless_endpoints.begin_delete("phi-4-mini").result()
# --8<-- [end:clean-up]
