# --8<-- [start:create]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import (
    AzureMLOnlineInferencingServer,
    ModelConfiguration,
    ModelPackage,
)
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
package = ModelPackage(
    target_environment="diabetes-package",
    inferencing_server=AzureMLOnlineInferencingServer(),
    model_configuration=ModelConfiguration(mode="copy"),
)
environment = ml_client.models.package("diabetes-local", "1", package)
# --8<-- [end:create]
