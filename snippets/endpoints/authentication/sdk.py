# --8<-- [start:inspect]
import requests
from azure.ai.ml import MLClient, load_online_endpoint
from azure.ai.ml.entities import ManagedOnlineEndpoint
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

endpoint = ml_client.online_endpoints.get("custom-endpoint")
old = ml_client.online_endpoints.get_keys("custom-endpoint")
print(endpoint.auth_mode, old.primary_key != old.secondary_key)
#> key True
# --8<-- [end:inspect]

# --8<-- [start:update]
ml_client.online_endpoints.begin_regenerate_keys(
    "custom-endpoint", key_type="primary"
).result()
# --8<-- [end:update]

# --8<-- [start:invoke]
patient = {"patients": [{"age": 59, "bmi": 32.1, "blood_pressure": 101}]}
for key in (old.primary_key, old.secondary_key):
    headers = {"Authorization": f"Bearer {key}"}
    print(
        requests.post(endpoint.scoring_uri, json=patient, headers=headers).status_code
    )
    #> 401
    #> 200
# --8<-- [end:invoke]

# --8<-- [start:create]
endpoint = ManagedOnlineEndpoint(name="token-endpoint", auth_mode="aml_token")
ml_client.online_endpoints.begin_create_or_update(endpoint).result()
# --8<-- [end:create]

# --8<-- [start:inspect-token]
token = ml_client.online_endpoints.get_keys("token-endpoint")
print(token.refresh_after_time_utc < token.expiry_time_utc)
#> True
# --8<-- [end:inspect-token]

# --8<-- [start:create-entra]
endpoint = load_online_endpoint("entra-endpoint.yml")
ml_client.online_endpoints.begin_create_or_update(endpoint).result()
# --8<-- [end:create-entra]

# --8<-- [start:inspect-entra]
token = DefaultAzureCredential().get_token("https://ml.azure.com/.default")
print(type(token).__name__)
#> AccessToken
# --8<-- [end:inspect-entra]
