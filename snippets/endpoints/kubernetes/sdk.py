# --8<-- [start:create]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import (
    CodeConfiguration,
    KubernetesOnlineDeployment,
    KubernetesOnlineEndpoint,
)
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

endpoint = KubernetesOnlineEndpoint(
    name="k8s-endpoint", compute="k8s-compute", auth_mode="key"
)
ml_client.online_endpoints.begin_create_or_update(endpoint).result()
# --8<-- [end:create]

# --8<-- [start:deploy]
blue = KubernetesOnlineDeployment(
    name="blue",
    endpoint_name="k8s-endpoint",
    model="azureml:diabetes-coefficients:1",
    code_configuration=CodeConfiguration(code="src", scoring_script="score.py"),
    environment="azureml:scoring:1",
    instance_type="defaultinstancetype",
    instance_count=2,
)
ml_client.online_deployments.begin_create_or_update(blue).result()
# --8<-- [end:deploy]

# --8<-- [start:inspect]
blue = ml_client.online_deployments.get("blue", endpoint_name="k8s-endpoint")
print(blue.type, blue.instance_type, blue.instance_count)
#> Kubernetes defaultinstancetype 2
print(ml_client.online_deployments.get_logs("blue", "k8s-endpoint", lines=1))
# --8<-- [end:inspect]
