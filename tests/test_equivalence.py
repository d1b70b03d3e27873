"""Rung 3: the SDK, the CLI and YAML send the same requests."""

from support import equivalence
from support.guide import Guide
from support.normalise import differences, value
from support.promises import assert_rung_holds, each_listing
from support.recording import Recording, Sent
from support.sandbox import Sandbox
from support.site import ROOT

ECHO = "snippets/jobs/echo"


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
    assert "sends nothing here" in found[f"{ECHO}/cli.sh", 2]


def test_value_that_differs_in_the_yaml_face_is_told_with_both_values(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    text = (sandbox.root / ECHO / "job.yml").read_text().replace("Ada", "Eva")
    (sandbox.root / ECHO / "other.yml").write_text(text)
    sandbox.replace(f"{ECHO}/listing.yml", "job.yml", "other.yml")
    [finding] = sandbox.findings(ECHO)
    assert finding.path == f"{ECHO}/other.yml"
    assert "'Eva' != 'Ada'" in finding.what
    assert "sdk.py:19" in finding.cure


def test_calls_of_an_endpoint_are_compared():
    name = "endpoints/batch-pipeline"
    listing = Guide(ROOT).listings[name]
    host = "patient-report.eastus.inference.ml.azure.com"
    recordings = {
        face: Recording(name, face, [Sent("POST", host, "/jobs", {"type": kind}, 200, 1, "invoke")])
        for face, kind in (("sdk", "uri_folder"), ("cli", "uri_file"))
    }
    found = equivalence.check(listing, recordings)
    assert ["body.type: 'uri_file' != 'uri_folder'" in finding.what for finding in found] == [True]


def test_generated_names_and_times_do_not_count():
    left = {"displayName": "busy_button_k4sgnm8g1s", "at": "2026-01-05T09:00:00Z", "tags": {}}
    right = {"displayName": "calm_zoo_0123456789", "at": "2027-01-05T09:00:00.123Z", "id": None}
    assert differences(value(left), value(right)) == []


def test_differences_name_the_place():
    left, right = {"a": {"b": [1, 2]}, "c": 1}, {"a": {"b": [1, 3]}}
    assert differences(left, right) == ["a.b[1]: 2 != 3", "c: 1 != nothing"]
