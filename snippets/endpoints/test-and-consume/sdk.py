# --8<-- [start:inspect]
import requests
from azure.ai.ml import MLClient
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
uri = ml_client.online_endpoints.get("diabetes-endpoint").scoring_uri
key = ml_client.online_endpoints.get_keys("diabetes-endpoint").primary_key
# --8<-- [end:inspect]

# --8<-- [start:invoke]
headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
with open("request.json", "rb") as body:
    answer = requests.post(uri, data=body, headers=headers, timeout=10)
print(answer.status_code, answer.json())
#> 200 [210.40295568140252, 101.1108949250299]
# --8<-- [end:invoke]

# --8<-- [start:invoke-named]
headers["azureml-model-deployment"] = "blue"
rows = {"input_data": [[59.0, 32.1, 101.0], [48.0, 21.6, 87.0]]}
answer = requests.post(uri, json=rows, headers=headers, timeout=10)
print(answer.status_code, answer.json())
#> 200 [210.40295568140252, 101.1108949250299]
# --8<-- [end:invoke-named]
