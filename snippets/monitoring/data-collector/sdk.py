# --8<-- [start:deploy]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import (
    CodeConfiguration,
    DataCollector,
    DeploymentCollection,
    ManagedOnlineDeployment,
)
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

green = ManagedOnlineDeployment(
    name="green",
    endpoint_name="custom-endpoint",
    model="azureml:diabetes-coefficients:1",
    code_configuration=CodeConfiguration(code="src", scoring_script="score.py"),
    environment="azureml:scoring:1",
    instance_type="Standard_DS3_v2",
    instance_count=1,
    data_collector=DataCollector(
        collections={
            "request": DeploymentCollection(enabled="True"),
            "response": DeploymentCollection(enabled="True"),
        },
        rolling_rate="hour",
        sampling_rate=0.5,
    ),
)
ml_client.online_deployments.begin_create_or_update(green).result()
# --8<-- [end:deploy]

# --8<-- [start:inspect]
green = ml_client.online_deployments.get("green", "custom-endpoint")
print(green.provisioning_state, sorted(green.data_collector.collections))
#> DeploymentProvisioningState.SUCCEEDED ['request', 'response']
# --8<-- [end:inspect]
