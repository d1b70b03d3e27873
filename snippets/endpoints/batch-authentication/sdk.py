# --8<-- [start:connect]
import requests
from azure.ai.ml import MLClient
from azure.identity import DefaultAzureCredential

credential = DefaultAzureCredential()
ml_client = MLClient(
    credential,
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
uri = ml_client.batch_endpoints.get("diabetes-batch").scoring_uri
patients = ml_client.data.get("patients", version="1")
body = {
    "properties": {
        "InputData": {"patients": {"JobInputType": "UriFolder", "Uri": patients.id}}
    }
}
# --8<-- [end:connect]

# --8<-- [start:invoke]
token = credential.get_token("https://ml.azure.com/.default").token
headers = {"Authorization": f"Bearer {token}", "azureml-model-deployment": "ridge"}
answer = requests.post(uri, json=body, headers=headers)
print(answer.status_code, answer.json()["properties"]["status"])
#> 201 Starting
# --8<-- [end:invoke]

# --8<-- [start:invoke-wrong]
token = credential.get_token("https://management.azure.com/.default").token
answer = requests.post(uri, json=body, headers={"Authorization": f"Bearer {token}"})
print(answer.status_code, answer.text)
# --8<-- [end:invoke-wrong]
