"""What no run and no other face can prove is kept, or was held to its source, word for word."""

import json
import types

import pytest

from support.compare import asked
from support.guide import Guide
from support.listings import dependents, held
from support.promises import checker
from support.runs.recording import Recording, Sent
from support.sandbox import CACHE, Sandbox

ECHO = "snippets/jobs/echo"
EXEMPT = """\
exempt:
  - face: sdk
    check: execution
    reason: the emulator has no such job
    link: https://learn.microsoft.com/azure/machine-learning/
    review: 2027-05-01
"""
API = "/subscriptions/x/workspaces/my-workspace/api/2.0/mlflow"
ID = "0123456789abcdef0123456789abcdef"


def exempted(tmp_path) -> Sandbox:
    """A guide in which the SDK face of the listing fails, which is exempt, and was held."""
    sandbox = Sandbox(tmp_path / "guide")
    sandbox.replace(f"{ECHO}/sdk.py", "stream(job.name)", 'stream("no-such-job")')
    path = sandbox.root / ECHO / "listing.yml"
    made = held.digests(Guide(sandbox.root).listings["jobs/echo"])
    kept = "".join(f"  {file}: {digest}\n" for file, digest in made.items())
    path.write_text(f"{path.read_text()}{EXEMPT}held:\n{kept}")
    return sandbox


def unheld(sandbox: Sandbox) -> list:
    return held.check(Guide(sandbox.root, CACHE).listings["jobs/echo"])


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("sdk.py", "job = command(", "# what runs\njob = command("),
        (
            "sdk.py",
            "job = ml_client.jobs.create_or_update(job)",
            "job = ml_client.jobs.create_or_update(\n    job\n)",
        ),
        ("job.yml", "code: src\n", "code: src  # the folder\n"),
        ("cli.sh", "--file job.yml --query name", "--query name -f job.yml"),
    ],
)
def test_what_means_the_same_need_not_be_held_again(tmp_path, file, old, new):
    sandbox = exempted(tmp_path)
    assert unheld(sandbox) == []
    sandbox.replace(f"{ECHO}/{file}", old, new)
    assert unheld(sandbox) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("sdk.py", '"Ada"', '"Ida"'),
        ("job.yml", "name: Ada", "name: Ida"),
        (
            "cli.sh",
            "job_name=$(az ml job create --file job.yml",
            "job_name=$(az ml job create --file jobs.yml",
        ),
        ("src/hello.py", '"--name"', '"--nom"'),
    ],
)
def test_change_of_what_no_run_proves_is_found(tmp_path, file, old, new):
    sandbox = exempted(tmp_path)
    sandbox.replace(f"{ECHO}/{file}", old, new)
    [finding] = unheld(sandbox)
    assert finding.path == f"{ECHO}/{file}"
    assert "has changed since it was held to its source" in finding.what
    assert "https://learn.microsoft.com/azure/machine-learning/" in finding.cure


def test_ladder_asks_for_what_was_never_held(tmp_path):
    sandbox = exempted(tmp_path)
    path = sandbox.root / ECHO / "listing.yml"
    text = path.read_text()
    path.write_text(text[: text.index("  src/hello.py")] + "  gone.py: x0000000\n")
    found = sandbox.checker().ladder.climb("jobs/echo").rungs["execution"]
    assert [finding.path for finding in found] == [f"{ECHO}/listing.yml", f"{ECHO}/src/hello.py"]
    assert "'gone.py', which is no file" in found[0].what
    assert "was never held" in found[1].what


def told(path: str, **body) -> Sent:
    return Sent("POST", "eastus.api.azureml.ms", f"{API}/{path}", body, 200, 9, "submit")


def test_what_mlflow_is_told_is_kept_without_chance():
    sent = [
        told("runs/create", run_name="first", tags=[{"key": "mlflow.user", "value": "root"}]),
        told("runs/log-metric", key="mae", value=45.16490882),
        told("runs/log-metric", key="loss", value=0.9),
        told("runs/log-metric", key="loss", value=0.5),
        told("runs/log-batch", params=[{"key": "alpha", "value": "0.5"}]),
        told("runs/log-parameter", key="alpha", value="0.1"),
        told("runs/set-tag", key="source", value=ID),
    ]
    assert asked.tracked(sent) == [
        "metric loss, many values",
        "metric mae = 45.2",
        "param alpha = 0.1, 0.5",
        "runs create run_name = first",
        "tag source = <id>",
    ]


def test_request_of_one_face_alone_is_kept(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    path = sandbox.root / ECHO / "listing.yml"
    path.write_text(path.read_text().replace("  cli: cli.sh\n  yaml: {submit: job.yml}\n", ""))
    body = {"properties": {"displayName": "hello", "codeId": f"/codes/{ID}"}}
    place = "/subscriptions/x/workspaces/my-workspace"
    sent = [
        Sent("PUT", "management.azure.com", f"{place}/{what}", body, 201, 20, "submit")
        for what in ("codes/a/versions/1", "jobs/hello")
    ]
    listing = Guide(sandbox.root).listings["jobs/echo"]
    [(name, text)] = asked.files(listing, Recording("jobs/echo", "sdk", sent)).items()
    assert name == "sdk-submit-request.json"
    assert '"codeId": "/codes/<id>"' in text
    assert "codes/a" not in text


def test_request_of_several_faces_is_not_kept(tmp_path):
    listing = Guide(Sandbox(tmp_path / "guide").root).listings["jobs/echo"]
    sent = [Sent("PUT", "management.azure.com", "/jobs/hello", {"a": 1}, 201, 20, "submit")]
    assert asked.files(listing, Recording("jobs/echo", "sdk", sent)) == {}


def test_change_of_what_is_kept_says_who_says_otherwise(tmp_path):
    sandbox = Sandbox(tmp_path / "guide", produced=True)
    path = sandbox.root / ECHO / "src" / "hello.py"
    path.write_text(
        path.read_text().replace("import argparse\n", "import argparse\n\nimport mlflow\n")
    )
    path.write_text(path.read_text() + 'mlflow.log_param("name", args.name)\n')
    (sandbox.root / ECHO / "output" / "sdk-tracked.txt").write_text("param name = Ida\n")
    [finding] = [f for f in sandbox.findings(ECHO) if f.path.endswith("sdk-tracked.txt")]
    assert "the file says 'param name = Ida', but MLflow is told 'param name = Ada'" in finding.what


def test_code_without_exemption_may_be_held_too(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    path = sandbox.root / ECHO / "listing.yml"
    digest = held.digests(Guide(sandbox.root).listings["jobs/echo"])["src/hello.py"]
    path.write_text(f"{path.read_text()}held:\n  src/hello.py: {digest}\n")
    assert unheld(sandbox) == []
    sandbox.replace(f"{ECHO}/src/hello.py", "hello {", "goodbye {")
    [finding] = unheld(sandbox)
    assert finding.path == f"{ECHO}/src/hello.py"
    assert "docs/jobs/echo.md, and run it once" in finding.cure


@pytest.mark.parametrize(
    ("path", "kept", "expected"),
    [
        ("/workspaces/my-workspace/components/hello", {}, True),
        ("/workspaces/my-workspace/components/hello", {"src/hello.py": "x"}, False),
        ("/workspaces/my-workspace/jobs/hello", {}, False),
    ],
)
def test_code_that_is_only_registered_is_unproven(tmp_path, path, kept, expected):
    listing = Guide(Sandbox(tmp_path / "guide").root).listings["jobs/echo"]
    listing.held = kept
    sent = [Sent("PUT", "management.azure.com", path, {}, 201, 20, "submit")]
    recordings = {"sdk": Recording("jobs/echo", "sdk", sent)}
    climb = types.SimpleNamespace(listing=listing, recordings=recordings)
    assert dependents.unproven(climb) is expected


def test_code_of_components_is_run_by_pipelines_that_succeed():
    found = dependents.provers(checker().guide, "pipelines/components")
    assert "pipelines/pipeline" in found
    assert "pipelines/component-errors" not in found


def test_finding_of_a_listing_that_runs_the_code_is_told(tmp_path, monkeypatch):
    ladder = Sandbox(tmp_path / "guide").checker().ladder
    listing = ladder.guide.listings["jobs/echo"]
    registers = types.SimpleNamespace(findings=[], listing=listing)
    runs = types.SimpleNamespace(findings=["it fails"])
    monkeypatch.setattr(ladder, "climb", {"jobs/echo": registers, "jobs/runs": runs}.get)
    monkeypatch.setattr(dependents, "unproven", lambda climb: climb is registers)
    monkeypatch.setattr(dependents, "provers", lambda guide, name: ["jobs/runs"])
    assert ladder.findings("jobs/echo") == ["it fails"]


def test_request_of_a_file_that_the_cli_and_the_yaml_face_share_is_kept(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    sandbox.replace(f"{ECHO}/listing.yml", "  sdk: sdk.py\n", "")
    place = "/subscriptions/x/workspaces/my-workspace/jobs/hello"
    body = {"properties": {"displayName": "hello"}}
    sent = [Sent("PUT", "management.azure.com", place, body, 201, 3, "submit")]
    listing = Guide(sandbox.root).listings["jobs/echo"]
    [(name, text)] = asked.files(listing, Recording("jobs/echo", "cli", sent)).items()
    assert (name, json.loads(text)[0]["body"]) == ("cli-submit-request.json", body)
