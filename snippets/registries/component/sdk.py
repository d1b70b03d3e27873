# --8<-- [start:create]
from azure.ai.ml import MLClient, load_component
from azure.identity import DefaultAzureCredential

ml_registry = MLClient(DefaultAzureCredential(), registry_name="team-registry")
component = load_component("component.yml")
component = ml_registry.components.create_or_update(component)
print(component.id)
#> azureml://registries/team-registry/components/count_rows/versions/1
# --8<-- [end:create]
