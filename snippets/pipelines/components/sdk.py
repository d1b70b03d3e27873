# --8<-- [start:create]
from azure.ai.ml import MLClient, load_component
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

prepare = load_component("prepare.yml")
prepare = ml_client.components.create_or_update(prepare)
print(prepare.name, prepare.version, prepare.is_deterministic)
#> prepare_diabetes 1 True
# --8<-- [end:create]

# --8<-- [start:create-train]
train = ml_client.components.create_or_update(load_component("train.yml"))
# --8<-- [end:create-train]

# --8<-- [start:create-evaluate]
evaluate = ml_client.components.create_or_update(load_component("evaluate.yml"))
# --8<-- [end:create-evaluate]

# --8<-- [start:inspect]
component = ml_client.components.get("prepare_diabetes", version="1")
print(component.type, list(component.inputs), list(component.outputs))
#> command ['data', 'test_size'] ['prepared']

for component in ml_client.components.list():
    print(component.name, component.latest_version)
    #> prepare_diabetes 1
    #> train_ridge 1
    #> evaluate_model 1
# --8<-- [end:inspect]
