# --8<-- [start:create]
from azure.ai.ml import Input, MLClient, Output, command
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

train = command(
    name="train_model",
    inputs={
        "prepared": Input(type="uri_folder"),
        "alpha": Input(type="number", default=1.0),
    },
    outputs={"model": Output(type="mlflow_model")},
    code="src",
    command="python train.py --prepared ${{inputs.prepared}} --alpha ${{inputs.alpha}} "
    "--model ${{outputs.model}}",
    environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
)
component = ml_client.components.create_or_update(train.component)
print(component.name, component.version)
#> train_model 1
# --8<-- [end:create]

# --8<-- [start:update]
from azure.ai.ml.entities import CommandComponent

component = CommandComponent(
    name="train_model",
    inputs=train.component.inputs | {"seed": Input(type="integer", default=0)},
    outputs=train.component.outputs,
    code="src",
    command=train.command,
    environment=train.environment,
)
component = ml_client.components.create_or_update(component)
print(component.name, component.version)
#> train_model 2
# --8<-- [end:update]

# --8<-- [start:inspect]
for component in ml_client.components.list(name="train_model"):
    print(component.version, list(component.inputs))
    #> 2 ['prepared', 'alpha', 'seed']
    #> 1 ['prepared', 'alpha']

latest = ml_client.components.get("train_model", label="latest")
print(latest.version, ml_client.components.get("train_model").version)
#> 2 2
# --8<-- [end:inspect]

# --8<-- [start:inspect-decorator]
import azure.ai.ml

print(hasattr(azure.ai.ml, "command_component"))
#> False
# --8<-- [end:inspect-decorator]
