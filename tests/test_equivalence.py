"""Rung 3: the SDK, the CLI and YAML send the same requests."""

from support.compare import equivalence
from support.compare.normalise import ABSENT, at, differences, value
from support.compare.request_diff import line_of
from support.compare.request_words import in_words
from support.guide import Guide
from support.promises import assert_rung_holds, each_listing
from support.runs.recording import Recording, Sent
from support.sandbox import SOUND, Sandbox
from support.site import ROOT
from support.yaml_files.yaml_source import YamlSource

ECHO = "snippets/jobs/echo"
ECHO_LISTING = Guide(SOUND).listings["jobs/echo"]
WORKSPACE = (
    "/subscriptions/0/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w"
)
JOB = "busy_button_k4sgnm8g1s"


def put(resource: str, line: int, body: dict | None = None, step: str = "submit") -> Sent:
    path = f"{WORKSPACE}/{resource}"
    return Sent("PUT", "management.azure.com", path, body or {}, 200, line, step)


def message(**faces: list[Sent]) -> str:
    """The one finding, as it is printed, when the faces of the echo listing have sent this."""
    recordings = {face: Recording("jobs/echo", face, sent) for face, sent in faces.items()}
    [finding] = equivalence.check(ECHO_LISTING, recordings)
    return str(finding)


@each_listing()
def test_faces_send_the_same_request(name):
    assert_rung_holds(name, "equivalence")


def test_step_that_sends_nothing_in_one_face_is_found(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    mark = "# --8<-- [end:submit]\n"
    line = "job_name=$(az ml job create --file job.yml --query name --output tsv)\n"
    sandbox.replace(f"{ECHO}/cli.sh", line + mark, f"echo none\n{mark}")
    start = "# --8<-- [start:stream]\n"
    sandbox.replace(f"{ECHO}/cli.sh", start, start + line)
    found = {(finding.path, finding.line): finding.what for finding in sandbox.findings(ECHO)}
    assert "job, cli.sh:6 does so in the step stream" in found[f"{ECHO}/cli.sh", 2]


def test_value_that_differs_in_the_yaml_face_is_told_at_its_key(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    text = (sandbox.root / ECHO / "job.yml").read_text().replace("Ada", "Eva")
    (sandbox.root / ECHO / "other.yml").write_text(text)
    sandbox.replace(f"{ECHO}/listing.yml", "job.yml", "other.yml")
    [finding] = sandbox.findings(ECHO)
    assert str(finding) == (
        "snippets/jobs/echo/other.yml:5  (docs/jobs/echo.md)\n"
        "  the step submit differs: properties.inputs.name.value: other.yml:5 says 'Eva', "
        "sdk.py:19 and cli.sh:2 say 'Ada'\n"
        "  cure: make other.yml say the same as sdk.py and cli.sh"
    )


def test_value_that_only_one_face_gives_is_told():
    limited = {"properties": {"limits": {"timeout": "PT10M"}}}
    sdk, cli = put(f"jobs/{JOB}", 19), put(f"jobs/{JOB}", 2, limited)
    assert message(sdk=[sdk], cli=[cli]) == (
        "snippets/jobs/echo/cli.sh:2  (docs/jobs/echo.md)\n"
        "  the step submit differs: properties: cli.sh:2 says {'limits': {'timeout': 'PT10M'}}, "
        "sdk.py:19 says nothing\n"
        "  cure: make cli.sh say the same as sdk.py"
    )


def test_fifth_difference_is_only_counted():
    sdk = put("computes/cpu", 19, dict.fromkeys("abcdef", 1))
    cli = put("computes/cpu", 2, dict.fromkeys("abcdef", 2))
    told = message(sdk=[sdk], cli=[cli])
    assert "; d: cli.sh:2 says 2, sdk.py:19 says 1; and 2 more\n" in told


def test_long_value_is_cut():
    sdk, cli = (
        [put("computes/cpu", line, {"a": sign * 200})] for line, sign in ((19, "x"), (2, "y"))
    )
    told = message(sdk=sdk, cli=cli)
    assert f"a: cli.sh:2 says '{'y' * 79}…, sdk.py:19 says '{'x' * 79}…" in told


def test_request_that_one_face_does_not_send_is_told_in_words():
    compute = put("computes/cpu-cluster", 19)
    job = put(f"jobs/{JOB}", 20)
    assert message(sdk=[compute, job], cli=[put(f"jobs/{JOB}", 2)]) == (
        "snippets/jobs/echo/cli.sh:2  (docs/jobs/echo.md)\n"
        "  the step submit differs: sdk.py:19 creates or updates compute 'cpu-cluster', "
        "cli.sh sends no such request\n"
        "  cure: make cli.sh say the same as sdk.py"
    )


def test_request_that_another_step_sends_is_told_with_that_step():
    sdk = [put(f"jobs/{JOB}", 19)]
    yaml = [put(f"jobs/{JOB}", 0)]
    cli = [put(f"jobs/{JOB}", 6, step="stream")]
    recordings = {
        face: Recording("jobs/echo", face, sent)
        for face, sent in {"sdk": sdk, "cli": cli, "yaml": yaml}.items()
    }
    submit, stream = equivalence.check(ECHO_LISTING, recordings)
    assert submit.what == (
        "the step submit differs: sdk.py:19 and job.yml:1 create or update a job, "
        "cli.sh:6 does so in the step stream"
    )
    assert stream.what == (
        "the step stream differs: cli.sh:6 creates or updates a job, "
        "sdk.py:19 does so in the step submit"
    )


def test_names_that_differ_are_told_in_words():
    assert message(sdk=[put("computes/big", 19)], cli=[put("computes/small", 2)]) == (
        "snippets/jobs/echo/cli.sh:2  (docs/jobs/echo.md)\n"
        "  the step submit differs: cli.sh:2 creates or updates compute 'small', "
        "sdk.py:19 creates or updates compute 'big'\n"
        "  cure: make cli.sh say the same as sdk.py"
    )


def test_order_that_differs_is_told():
    one, two = put("computes/a", 3), put("computes/b", 4)
    assert "another order: cli.sh:4 creates or updates compute 'b', creates" in message(
        sdk=[one, two], cli=[two, one]
    )


def test_each_of_three_faces_that_differ_is_told():
    sent = {
        face: [put("computes/cpu", line, {"location": place})]
        for face, line, place in (("sdk", 19, "eastus"), ("cli", 2, "westus"), ("yaml", 0, "uk"))
    }
    assert (
        "location: job.yml:1 says 'uk', sdk.py:19 says 'eastus', cli.sh:2 says 'westus'"
        in message(**sent)
    )


def test_calls_of_an_endpoint_are_compared():
    name = "endpoints/batch-pipeline"
    listing = Guide(ROOT).listings[name]
    host = "patient-report.eastus.inference.ml.azure.com"
    recordings = {
        face: Recording(name, face, [Sent("POST", host, "/jobs", {"type": kind}, 200, 1, "invoke")])
        for face, kind in (("sdk", "uri_folder"), ("cli", "uri_file"))
    }
    [finding] = equivalence.check(listing, recordings)
    assert finding.what == (
        "the step invoke differs: type: cli.sh:1 says 'uri_file', sdk.py:1 says 'uri_folder'"
    )


def test_requests_are_told_in_words():
    said = {
        "PUT": ("environments/e/versions/1", "creates or updates version '1' of environment 'e'"),
        "DELETE": (
            "onlineEndpoints/e/deployments/blue",
            "deletes deployment 'blue' of online endp",
        ),
        "PATCH": ("", "changes workspace 'w'"),
        "POST": ("jobs/j/cancel", "calls 'cancel' of job 'j'"),
    }
    for method, (resource, words) in said.items():
        assert in_words(f"{method} {WORKSPACE}/{resource}".rstrip("/")).startswith(words)
    assert in_words("POST notes.search.windows.net/indexes") == (
        "sends POST to notes.search.windows.net/indexes"
    )


def test_key_of_a_request_is_found_in_the_yaml_file():
    source = YamlSource(ECHO_LISTING.folder / "job.yml")
    lines = {
        ("properties", "experimentName"): 7,
        ("properties", "environmentId"): 6,
        ("properties", "inputs", "name", "value"): 5,
        ("properties", "inputs", "other"): 4,
        ("properties", "limits"): 1,
    }
    assert {key: line_of(source, key) for key in lines} == lines
    assert line_of(source, ("properties", "who"), "Ada") == 5


def test_generated_names_and_times_do_not_count():
    left = {"displayName": "busy_button_k4sgnm8g1s", "at": "2026-01-05T09:00:00Z", "tags": {}}
    right = {"displayName": "calm_zoo_0123456789", "at": "2027-01-05T09:00:00.123Z", "id": None}
    assert differences(value(left), value(right)) == []


def test_identities_are_keys_without_values():
    one, other = ({"userAssignedIdentities": {f"/identities/{name}": {}}} for name in "ab")
    assert value(one) != value(other)
    assert value({"userAssignedIdentities": {}}) == {}


def test_differences_name_the_place():
    left, right = {"a": {"b": [1, 2]}, "c": 1}, {"a": {"b": [1, 3]}}
    assert differences(left, right) == [("a", "b", 1), ("c",)]
    assert at(left, ("a", "b", 1)) == 2
    assert at(right, ("c",)) is ABSENT
