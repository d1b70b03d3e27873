# --8<-- [start:update]
import json
from collections import Counter

from azure.ai.ml import MLClient
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

endpoint = ml_client.online_endpoints.get("custom-endpoint")
endpoint.traffic = {"blue": 90, "green": 10}
ml_client.online_endpoints.begin_create_or_update(endpoint).result()
# --8<-- [end:update]

# --8<-- [start:invoke]
versions = Counter()
for _ in range(20):
    answer = ml_client.online_endpoints.invoke(
        endpoint_name="custom-endpoint", request_file="request.json"
    )
    versions[json.loads(answer)["version"]] += 1
print(dict(versions))
#> {1: 18, 2: 2}
# --8<-- [end:invoke]

# --8<-- [start:update-rollback]
endpoint.traffic = {"blue": 100, "green": 0}
ml_client.online_endpoints.begin_create_or_update(endpoint).result()
# --8<-- [end:update-rollback]

# --8<-- [start:update-all]
endpoint.traffic = {"blue": 0, "green": 100}
ml_client.online_endpoints.begin_create_or_update(endpoint).result()
# --8<-- [end:update-all]

# --8<-- [start:clean-up]
ml_client.online_deployments.begin_delete(
    "blue", endpoint_name="custom-endpoint"
).result()
# --8<-- [end:clean-up]
