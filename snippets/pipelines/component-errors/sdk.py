# --8<-- [start:configure]
from textwrap import shorten

from azure.ai.ml import Input, MLClient, command
from azure.ai.ml.exceptions import ValidationException
from azure.core.exceptions import ResourceExistsError
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
environment = "azureml://registries/azureml/environments/sklearn-1.5/labels/latest"


def register(name="say_text", line="echo ${{inputs.text}}", environment=environment):
    inputs = {"text": Input(type="string")}
    step = command(
        name=name, version="1", command=line, inputs=inputs, environment=environment
    )
    try:
        return ml_client.components.create_or_update(step.component).name
    except (ValidationException, ResourceExistsError) as error:
        message = next(row for row in str(error).splitlines() if "essage" in row)
        return shorten(message.split(":", 1)[1].strip('", '), 75)


# --8<-- [end:configure]

# --8<-- [start:create]
print(register(name="Say-Text"))
#> Component name should only contain lower letter, number, underscore [...]
print(register(line="echo ${{inputs.txt}}"))
#> Invalid data binding expression: inputs.txt
print(register(environment=None))
#> Missing data for required field.
print(register())
#> say_text
print(register(line="echo once more: ${{inputs.text}}"))
#> Version 1 of 'say_text' already exists and its componentSpec cannot [...]
# --8<-- [end:create]
