# --8<-- [start:inspect]
from azure.ai.ml import MLClient
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

for endpoint in ml_client.online_endpoints.list():
    for one in ml_client.online_deployments.list(endpoint.name):
        share = endpoint.traffic.get(one.name, 0)
        print(
            endpoint.name, one.name, one.instance_count, one.instance_type, f"{share} %"
        )
        #> custom-endpoint blue 1 Standard_DS3_v2 100 %
        #> custom-endpoint green 1 Standard_DS3_v2 0 %
# --8<-- [end:inspect]

# --8<-- [start:clean-up]
ml_client.online_deployments.begin_delete(
    "green", endpoint_name="custom-endpoint"
).result()
ml_client.online_endpoints.begin_delete("custom-endpoint").result()
# --8<-- [end:clean-up]
