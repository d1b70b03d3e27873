import http.server
import os
import threading

import requests
from azure.ai.ml.constants._endpoint import EndpointInvokeFields
from azure.identity import DefaultAzureCredential

from azureml_emulator.doors import inprocess

DISCOVERY = "https://eastus.api.azureml.ms/discovery"


def test_requests_reach_the_emulator_without_a_socket(installed):
    assert requests.get(DISCOVERY).ok
    assert installed.journal[-1].request.host == "eastus.api.azureml.ms"


def test_an_unknown_host_is_answered_at_once_with_404(installed):
    answer = requests.get("https://example.com/x")
    assert answer.status_code == 404
    assert "does not play example.com" in answer.json()["error"]["message"]


def test_bodies_of_every_shape_arrive_whole(installed, tmp_path):
    (tmp_path / "file").write_bytes(b"abc")
    with (tmp_path / "file").open("rb") as file:
        for body in ("abc", b"abc", iter([b"a", b"bc"]), file):
            requests.put(DISCOVERY, data=body)
            assert installed.journal[-1].request.body == b"abc"


def test_a_head_request_keeps_the_length_and_has_no_body(installed):
    answer = requests.head(DISCOVERY)
    assert answer.ok
    assert answer.content == b""


def test_loopback_passes_through(installed):
    server = http.server.HTTPServer(("127.0.0.1", 0), http.server.SimpleHTTPRequestHandler)
    threading.Thread(target=server.handle_request, daemon=True).start()
    answer = requests.get(f"http://127.0.0.1:{server.server_port}/missing-file")
    assert answer.headers["Server"].startswith("SimpleHTTP")
    assert not installed.journal
    server.server_close()


def test_the_default_credential_needs_no_sign_in(installed):
    token = DefaultAzureCredential().get_token("https://management.azure.com/.default")
    assert token.token.count(".") == 2


def test_everything_is_put_back(emulator):
    before = (
        requests.adapters.HTTPAdapter.send,
        DefaultAzureCredential.get_token,
        dict(os.environ),
        dict(EndpointInvokeFields.DEFAULT_HEADER),
    )
    with inprocess.installed(emulator):
        EndpointInvokeFields.DEFAULT_HEADER["azureml-model-deployment"] = "blue"
        assert os.environ["AZURE_ML_DISABLE_ON_DISK_CACHE"] == "true"
    after = (
        requests.adapters.HTTPAdapter.send,
        DefaultAzureCredential.get_token,
        dict(os.environ),
        dict(EndpointInvokeFields.DEFAULT_HEADER),
    )
    assert after == before


def test_requests_are_tagged_in_the_journal(installed):
    with installed.tagged("snippet-a"):
        requests.get(DISCOVERY)
    requests.get(DISCOVERY)
    assert [entry.tag for entry in installed.journal] == ["snippet-a", None]
