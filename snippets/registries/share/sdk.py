# --8<-- [start:create]
from azure.ai.ml import MLClient, load_registry
from azure.ai.ml.entities import Model
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

registry = load_registry("registry.yml")
ml_client.registries.begin_create(registry).result()
# --8<-- [end:create]

# --8<-- [start:register]
model = Model(name="ridge", version="1", type="custom_model", path="model")
ml_client.models.create_or_update(model)
# --8<-- [end:register]

# --8<-- [start:register-share]
ml_client.models.share(
    name="ridge",
    version="1",
    registry_name="team-registry",
    share_with_name="ridge",
    share_with_version="1",
)
# --8<-- [end:register-share]

# --8<-- [start:inspect]
ml_registry = MLClient(DefaultAzureCredential(), registry_name="team-registry")
print([model.name for model in ml_registry.models.list()])
#> ['ridge']
print(ml_registry.models.get("ridge", version="1").id)
#> azureml://registries/team-registry/models/ridge/versions/1
# --8<-- [end:inspect]
