# --8<-- [start:deploy]
import requests
from azure.ai.ml import MLClient, load_online_deployment
from azure.core.exceptions import HttpResponseError
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

broken = load_online_deployment("broken.yml")
try:
    ml_client.online_deployments.begin_create_or_update(broken).result()
except HttpResponseError as error:
    print(error.message)
# --8<-- [end:deploy]

# --8<-- [start:stream]
log = ml_client.online_deployments.get_logs("broken", "custom-endpoint", lines=100)
errors = [line for line in log.splitlines() if "Error: " in line]
print(errors[-1])
# --8<-- [end:stream]

# --8<-- [start:invoke]
uri = ml_client.online_endpoints.get("custom-endpoint").scoring_uri
key = ml_client.online_endpoints.get_keys("custom-endpoint").primary_key
headers = {"Authorization": f"Bearer {key}"}
answer = requests.post(uri, json={"input_data": [[59, 32.1, 101]]}, headers=headers)
print(answer.status_code, answer.headers["ms-azureml-model-error-statuscode"])
#> 424 500
print(
    requests.post(uri, json={}, headers={"Authorization": "Bearer wrong"}).status_code
)
#> 401
# --8<-- [end:invoke]

# --8<-- [start:update]
endpoint = ml_client.online_endpoints.get("custom-endpoint")
endpoint.traffic = {"blue": 0}
ml_client.online_endpoints.begin_create_or_update(endpoint).result()
print(requests.post(uri, json={}, headers=headers).status_code)
#> 404
# --8<-- [end:update]
