# --8<-- [start:register]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import Model
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
custom = Model(name="diabetes-custom", type="custom_model", path="model")
custom = ml_client.models.create_or_update(custom)
print(custom.type, custom.flavors)
#> custom_model None
# --8<-- [end:register]

# --8<-- [start:register-triton]
triton = Model(name="diabetes-triton", type="triton_model", path="repository")
triton = ml_client.models.create_or_update(triton)
# --8<-- [end:register-triton]

# --8<-- [start:download]
from pathlib import Path

ml_client.models.download("diabetes-custom", version="1", download_path=".")
for path in sorted(Path("diabetes-custom").rglob("*.json")):
    print(path)
    #> diabetes-custom/model/coefficients.json
    #> diabetes-custom/model/labels.json
# --8<-- [end:download]
