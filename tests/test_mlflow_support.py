"""What listings, pages and questions ask of MLflow exists, and a workspace supports it."""

import ast
import importlib

import pytest

from support.promises import assert_none, checker
from support.python import mlflow_names, mlflow_support
from support.sandbox import Sandbox

ECHO = "snippets/jobs/echo"
RUNS = (
    "https://learn.microsoft.com/azure/machine-learning/how-to-track-experiments-mlflow"
    "#support-matrix-for-querying-runs-and-experiments"
)
IMPORTS = "import mlflow\nfrom mlflow import MlflowClient\n\nclient = MlflowClient()\n"


def found(code: str) -> list[tuple[int, str, str]]:
    return mlflow_support.check(f"{IMPORTS}{code}\n")


@pytest.mark.parametrize(
    ("code", "what", "cure"),
    [
        ('mlflow.search_runs(order_by=["metrics.mae DESC"])', "does not order runs", "sort_values"),
        ('client.search_runs(["1"], "", 1, 9, ["params.a"])', "does not order runs", "sort_values"),
        ('by = ["tags.a"]\nmlflow.search_runs(order_by=by)', "does not order runs", "sort_values"),
        ("mlflow.search_runs(['1'], \"metrics.a < 3 or tags.b = '1'\")", "no OR", "pandas.concat"),
        ("mlflow.search_runs(filter_string=\"tags.a != 'x'\")", "tags with !=", "in pandas"),
        ('mlflow.search_runs(filter_string="metrics.`a b` < 3")', "to be quoted", "underscores"),
        ("mlflow.search_runs(filter_string=f\"params.a > '{1}'\")", "are text", "astype(float)"),
        ('client.rename_experiment("1", "new")', "experiments of a workspace", "set_experiment"),
        ('client.rename_registered_model("a", "b")', "cannot be renamed", "under the new name"),
        ('MlflowClient().delete_registered_model("a")', "all its versions", "delete_model_version"),
        ("client.search_registered_models(\"name LIKE 'a%'\")", "LIKE", "compare the names"),
        ("mlflow.search_registered_models(filter_string=\"tags.a='b'\")", "by tag", "model.tags"),
        ('mlflow.set_registry_uri("azureml://…/registries/r")', "registry", "--registry-name"),
        ('deploy.create_deployment("d", "models:/m/Production")', "a stage", "models:/<name>/<"),
        ('mlflow.projects.run(".", backend="azureml")', "ended in September 2026", "command()"),
        ('mlflow.run(".", backend="azureml")', "ended in September 2026", "command()"),
    ],
)
def test_call_that_a_workspace_does_not_support_is_found(code, what, cure):
    [(line, said, told)] = found(code)
    assert line == 5 + code.count("\n")
    assert what in said and "(https://learn.microsoft.com/azure/machine-learning/" in said
    assert cure in told


def test_every_row_has_a_call_that_finds_it():
    """A row that nothing above finds proves nothing."""
    [mark] = test_call_that_a_workspace_does_not_support_is_found.pytestmark
    told = {what for code, _, _ in mark.args[1] for _, what, _ in found(code)}
    assert told == {f"{row.what} ({row.source})" for row in mlflow_support.table()}


@pytest.mark.parametrize(
    ("code", "what", "cure"),
    [
        ('mlflow.log_metrc("a", 1)', "there is no 'mlflow.log_metrc'", "log_metric"),
        ("mlflow.sklearn.log_modle(1)", "there is no 'mlflow.sklearn.log_modle'", "log_model"),
        ("client.get_metric_histroy('1')", ".MlflowClient.get_metric_histroy'", "_history"),
        ("MlflowClient().serach_runs(['1'])", ".MlflowClient.serach_runs'", "search_runs"),
        ("from mlflow.entities import ViewTpe", "no 'mlflow.entities.ViewTpe'", "ViewType"),
    ],
)
def test_call_that_mlflow_does_not_have_is_found(code, what, cure):
    [(line, said, told)] = found(code)
    assert (line, what in said, cure in told) == (5, True, True)


@pytest.mark.parametrize(
    "code",
    [
        'mlflow.search_runs(order_by=["attributes.start_time DESC"])',
        'mlflow.search_runs(["1"], "metrics.mae < 46 and attributes.status = \'FINISHED\'")',
        "mlflow.search_runs(filter_string=\"params.alpha != '1' and tags.order = 'x'\")",
        'client.delete_run("1"); client.delete_experiment("1")',
        'client.transition_model_version_stage("m", "2", "Production")',
        "client.search_model_versions(\"name='m'\")",
        'mlflow.xgboost.log_model(None, name="m")',
        'mlflow.set_tracking_uri("sqlite:///a.db"); mlflow.search_runs(order_by=["metrics.a"])',
        'openai_client.search_runz(order_by=["metrics.a"])',
    ],
)
def test_supported_call_raises_no_alarm(code):
    ast.parse(code)
    assert found(code) == []


@pytest.mark.parametrize(
    "module",
    [
        "",
        ".artifacts",
        ".data",
        ".entities",
        ".genai",
        ".models",
        ".pyfunc",
        ".sklearn",
        ".tracking",
    ],
)
def test_everything_that_mlflow_has_is_known(module):
    """The names are read from sources; those that an import finds are among them."""
    name = f"mlflow{module}"
    public = [key for key in dir(importlib.import_module(name)) if key[0] != "_"]
    assert [key for key in public if mlflow_names.missing(f"{name}.{key}")] == []


def test_every_method_of_the_client_is_known():
    client = importlib.import_module("mlflow").MlflowClient
    public = [key for key in dir(client) if key[0] != "_"]
    assert [key for key in public if mlflow_names.missing(f"mlflow.MlflowClient.{key}")] == []


def test_listing_that_orders_by_a_metric_is_told_in_three_lines(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    mark = "# --8<-- [end:inspect]\n"
    text = (sandbox.root / ECHO / "sdk.py").read_text()
    imports = "from azure.ai.ml import MLClient, command\n"
    text = text.replace(imports, f"import mlflow\n{imports}", 1)
    text = text.replace(mark, f'mlflow.search_runs(order_by=["metrics.mae"])\n{mark}')
    (sandbox.root / ECHO / "sdk.py").write_text(text)
    [finding] = sandbox.findings(ECHO)
    assert str(finding) == (
        f"{ECHO}/sdk.py:29  (docs/jobs/echo.md)\n"
        "  a workspace does not order runs by metrics, parameters or tags, only by attributes "
        f"({RUNS})\n"
        "  cure: order the data frame: "
        'search_runs(…).sort_values("metrics.<name>", ascending=False)'
    )


@pytest.mark.parametrize(
    ("sentence", "alarms"),
    [
        ('Sort with `mlflow.search_runs(…, order_by=["metrics.mae"])`.', 1),
        ('A workspace does not support `mlflow.search_runs(order_by=["metrics.mae"])`.', 0),
        ("Sort with `mlflow.search_runs(…).sort_values(…)`.", 0),
    ],
)
def test_page_may_only_warn_of_such_a_call(tmp_path, sentence, alarms):
    sandbox = Sandbox(tmp_path / "guide")
    sandbox.replace("docs/jobs/echo.md", "Look at [", f"{sentence} Look at [")
    page = sandbox.root / "docs" / "jobs" / "echo.md"
    told = [finding for finding in sandbox.checker().page(page) if "order runs" in finding.what]
    assert len(told) == alarms


def test_no_page_of_the_guide_recommends_such_a_call():
    """Listings, blocks, cells and questions are held against it in test_python_pieces.py."""
    from support.pages.markdown import parse

    rules = checker().rules
    told = [row.what for row in mlflow_support.table()]
    findings = [found for page in checker().guide.pages for found in rules.check(parse(page))]
    assert_none([found for found in findings if any(what in found.what for what in told)])
