# --8<-- [start:create]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import Environment
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

second = Environment(
    name="from-image",
    image="pytorch/pytorch:2.6.0-cuda12.4-cudnn9-runtime",
)
second = ml_client.environments.create_or_update(second)
print(second.version)
#> 2
# --8<-- [end:create]

# --8<-- [start:inspect]
found = ml_client.environments.list("from-image")
print([environment.version for environment in found])
#> ['2', '1']
latest = ml_client.environments.get("from-image", label="latest")
print(latest.version, latest.image)
#> 2 pytorch/pytorch:2.6.0-cuda12.4-cudnn9-runtime
# --8<-- [end:inspect]

# --8<-- [start:update]
latest.description = "PyTorch 2.6 on CUDA 12.4"
ml_client.environments.create_or_update(latest)
# --8<-- [end:update]

# --8<-- [start:clean-up]
ml_client.environments.archive("from-image", version="1")
found = ml_client.environments.list("from-image")
print([environment.version for environment in found])
#> ['2']
ml_client.environments.restore("from-image", version="1")
# --8<-- [end:clean-up]
