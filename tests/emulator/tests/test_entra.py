import base64
import json
import time

import pytest
import requests

TOKEN_URL = "https://login.microsoftonline.com/common/oauth2/v2.0/token"


def claims(token):
    part = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def test_a_service_principal_gets_a_token_for_the_audience_it_names(installed):
    form = {"grant_type": "client_credentials", "scope": "https://ml.azure.com/.default"}
    answer = requests.post(TOKEN_URL, data=form).json()
    assert answer["token_type"] == "Bearer"
    assert claims(answer["access_token"])["aud"] == "https://ml.azure.com"
    assert claims(answer["access_token"])["exp"] > time.time() + 3000


def test_the_first_version_of_the_endpoint_takes_a_resource(installed):
    form = {"grant_type": "client_credentials", "resource": "https://management.azure.com/"}
    answer = requests.post(TOKEN_URL.replace("/v2.0", ""), data=form).json()
    assert claims(answer["access_token"])["aud"] == "https://management.azure.com/"


@pytest.mark.parametrize(
    ("form", "error"),
    [
        ({"grant_type": "guess", "scope": "https://x/.default"}, "unsupported_grant_type"),
        ({"grant_type": "client_credentials"}, "invalid_request"),
    ],
)
def test_a_wrong_form_is_refused_as_oauth_refuses(installed, form, error):
    answer = requests.post(TOKEN_URL, data=form)
    assert answer.status_code == 400
    assert answer.json()["error"] == error


def test_the_real_client_secret_credential_signs_in(installed):
    from azure.identity import ClientSecretCredential

    credential = ClientSecretCredential("00000000-0000-0000-0000-000000000001", "app", "secret")
    token = credential.get_token("https://management.azure.com/.default")
    assert claims(token.token)["aud"] == "https://management.azure.com"


def test_discovery_names_the_services_of_the_region(installed):
    urls = requests.get("https://eastus.api.azureml.ms/discovery").json()
    assert urls["api"] == urls["history"] == "https://eastus.api.azureml.ms"


def test_telemetry_is_acknowledged_and_dropped(installed):
    url = "https://westus2-0.in.applicationinsights.azure.com/v2.1/track"
    answer = requests.post(url, data=b'{"name": "a"}\n{"name": "b"}').json()
    assert (answer["itemsReceived"], answer["itemsAccepted"]) == (2, 2)
