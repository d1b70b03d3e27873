"""The REST face: `curl` runs through the proxy and sends what the SDK sends."""

import shutil

import pytest

from support.sandbox import Sandbox

CHAT = "snippets/models/chat"
FILES = {
    "listing.yml": """\
title: Ask a model
needs: []
faces: {sdk: sdk.py, rest: rest.sh}
missing: {cli: az has no command, yaml: nothing is defined, studio: it is shown elsewhere}
""",
    "sdk.py": """\
# --8<-- [start:connect]
import os

from openai import OpenAI

client = OpenAI(
    base_url="https://learning-openai.openai.azure.com/openai/v1/",
    api_key=os.environ["AZURE_OPENAI_API_KEY"],
)
# --8<-- [end:connect]

# --8<-- [start:invoke]
answer = client.embeddings.create(
    model="text-embedding-3-small",
    input="a cluster",
    encoding_format="float",
)
print(answer.usage.total_tokens)
#> 2
# --8<-- [end:invoke]
""",
    "rest.sh": """\
# --8<-- [start:invoke]
curl --silent --fail "https://learning-openai.openai.azure.com/openai/v1/embeddings" \\
  --header "api-key: $AZURE_OPENAI_API_KEY" \\
  --header "Content-Type: application/json" \\
  --data '{
    "model": "text-embedding-3-small",
    "input": "a cluster",
    "encoding_format": "float"
  }' --output answer.json
grep --only-matching '"total_tokens": [0-9]*' answer.json
# --8<-- [end:invoke]
""",
    "output/rest-invoke.txt": '"total_tokens": 2\n',
}


@pytest.fixture
def sandbox(tmp_path):
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    made = Sandbox(tmp_path / "guide")
    for name, text in FILES.items():
        path = made.root / CHAT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return made


def test_both_faces_run_and_send_the_same(sandbox):
    assert sandbox.findings(CHAT) == []


def test_value_that_differs_is_told_with_the_line_of_the_request(sandbox):
    sandbox.replace(f"{CHAT}/rest.sh", '"input": "a cluster"', '"input": "b cluster"')
    [finding] = sandbox.findings(CHAT)
    assert (finding.path, finding.line) == (f"{CHAT}/rest.sh", 2)
    assert "input: rest.sh:2 says 'b cluster', sdk.py:13 says 'a cluster'" in finding.what


def test_request_that_is_refused_fails_the_face(sandbox):
    sandbox.replace(f"{CHAT}/rest.sh", "text-embedding-3-small", "no-such-deployment")
    [finding] = sandbox.findings(CHAT)
    assert (finding.path, finding.line) == (f"{CHAT}/rest.sh", 2)
    assert "exit code 22: the service answered 404: " in finding.what


def test_output_that_is_not_what_was_printed_is_found(sandbox):
    sandbox.replace(f"{CHAT}/output/rest-invoke.txt", "2", "3")
    [finding] = sandbox.findings(CHAT)
    assert finding.path == f"{CHAT}/output/rest-invoke.txt"
