"""Mistakes in Python: listings (``sdk.py``) and the source of jobs (``src/*.py``)."""

import ast
import re
from collections.abc import Iterator

from .mutants import Edit, misspelt, operator

ENUM_KEYWORDS = {"type", "mode", "auth_mode", "goal", "tier", "kind", "primary_metric", "frequency"}


def _offsets(text: str) -> list[int]:
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return starts


def _nodes(text: str, *kinds):
    try:
        tree = ast.parse(text)
    except SyntaxError:
        return
    for node in ast.walk(tree):
        if isinstance(node, kinds):
            yield node


def _span(text: str, node) -> tuple[int, int]:
    starts = _offsets(text)
    return starts[node.lineno - 1] + node.col_offset, starts[
        node.end_lineno - 1
    ] + node.end_col_offset


def _constant_of_a_class(kind: type):
    """Whether a keyword of a call of a class is a constant of exactly this type."""
    return lambda call, keyword: (
        isinstance(keyword.value, ast.Constant)
        and type(keyword.value.value) is kind
        and _called(call)[:1].isupper()
    )


def _keyword_edits(text: str, wanted, new) -> Iterator[Edit]:
    for call in _nodes(text, ast.Call):
        for keyword in call.keywords:
            if keyword.arg and wanted(call, keyword):
                start, end = _span(text, keyword)
                yield Edit(start, end, new(keyword, text[start:end]))


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


@operator("python", "an imported name is misspelt")
def misspell_import(text):
    for node in _nodes(text, ast.ImportFrom):
        for name in node.names:
            start, end = _span(text, name)
            yield Edit(start, end, misspelt(name.name))


@operator("python", "a module is misspelt")
def misspell_module(text):
    for node in _nodes(text, ast.ImportFrom):
        start = _span(text, node)[0] + len("from ")
        last = node.module.rpartition(".")[2]
        end = start + len(node.module)
        yield Edit(end - len(last), end, misspelt(last))


@operator("python", "a keyword argument is misspelt")
def misspell_keyword(text):
    yield from _keyword_edits(
        text,
        lambda call, keyword: _called(call) not in ("print", "dict"),
        lambda keyword, source: misspelt(keyword.arg) + source[len(keyword.arg) :],
    )


@operator("python", "a keyword argument has the name that SDK v1 gave it")
def keyword_of_v1(text):
    old = {
        "min_instances": "min_nodes",
        "max_instances": "max_nodes",
        "size": "vm_size",
        "idle_time_before_scale_down": "idle_seconds_before_scaledown",
        "code": "source_directory",
        "compute": "compute_target",
        "experiment_name": "experiment",
        "resource_group_name": "resource_group",
        "max_total_trials": "max_total_runs",
    }
    yield from _keyword_edits(
        text,
        lambda call, keyword: keyword.arg in old,
        lambda keyword, source: old[keyword.arg] + source[len(keyword.arg) :],
    )


@operator("python", "a method is misspelt")
def misspell_method(text):
    for call in _nodes(text, ast.Call):
        if isinstance(call.func, ast.Attribute):
            end = _span(text, call.func)[1]
            yield Edit(end - len(call.func.attr), end, misspelt(call.func.attr))


@operator("python", "an attribute that is read is misspelt")
def misspell_attribute(text):
    called = {id(call.func) for call in _nodes(text, ast.Call)}
    for node in _nodes(text, ast.Attribute):
        if id(node) not in called and isinstance(node.ctx, ast.Load):
            end = _span(text, node)[1]
            yield Edit(end - len(node.attr), end, misspelt(node.attr))


@operator("python", "an attribute that is set is misspelt")
def misspell_written_attribute(text):
    for node in _nodes(text, ast.Attribute):
        if isinstance(node.ctx, ast.Store):
            end = _span(text, node)[1]
            yield Edit(end - len(node.attr), end, misspelt(node.attr))


@operator("python", "a text that stands for an enumeration is misspelt")
def misspell_enumeration(text):
    yield from _keyword_edits(
        text,
        lambda call, keyword: (
            keyword.arg in ENUM_KEYWORDS
            and isinstance(keyword.value, ast.Constant)
            and isinstance(keyword.value.value, str)
        ),
        lambda keyword, source: f'{keyword.arg}="{misspelt(keyword.value.value)}"',
    )


@operator("python", "a required argument is left out")
def leave_out_argument(text):
    required = {"name", "command", "path", "target", "subscription_id", "environment", "image"}
    for call in _nodes(text, ast.Call):
        for keyword in call.keywords:
            if keyword.arg in required and _called(call) not in ("get", "print"):
                start, end = _span(text, keyword)
                after = re.match(r"\s*,[ \t]*\n?", text[end:])
                yield Edit(start, end + (after.end() if after else 0), "")


@operator("python", "a number is written as a word")
def number_as_word(text):
    yield from _keyword_edits(
        text,
        _constant_of_a_class(int),
        lambda keyword, source: f'{keyword.arg}="several"',
    )


@operator("python", "a VM size that does not exist")
def misspell_vm_size(text):
    for found in re.finditer(r"Standard_[A-Z]+\d+\w*", text, re.IGNORECASE):
        yield Edit(found.start(), found.end(), found[0].replace("_v", "v", 1) + "x")


@operator("python", "a VM size that Azure has retired")
def retired_vm_size(text):
    for found in re.finditer(r"Standard_[A-Z]+\d+\w*", text, re.IGNORECASE):
        yield Edit(found.start(), found.end(), "Standard_NC6")


@operator("python", "a curated environment that does not exist")
def misspell_environment(text):
    for found in re.finditer(r"environments/([\w.-]+)/(?:labels|versions)", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("python", "an asset or a resource that nothing has created")
def unknown_asset(text):
    for found in re.finditer(r"azureml:([a-z][\w-]*)(?=[:@\"])", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("python", "a version that nothing has created")
def unknown_version(text):
    for found in re.finditer(r"azureml:[a-z][\w-]*:(\d+)\"", text):
        yield Edit(found.start(1), found.end(1), "77")


@operator("python", "an expression names an input that is not there")
def misspell_binding(text):
    for found in re.finditer(r"\$\{\{(?:inputs|outputs|search_space|parent\.\w+)\.(\w+)\}\}", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("python", "a variable is misspelt where it is used")
def misspell_variable(text):
    for node in _nodes(text, ast.Name):
        if isinstance(node.ctx, ast.Load) and len(node.id) > 2:
            start, end = _span(text, node)
            yield Edit(start, end, misspelt(node.id))


@operator("python", "an import is not used")
def unused_import(text):
    for found in re.finditer(r"^from azure\.identity import DefaultAzureCredential\n", text, re.M):
        yield Edit(found.end(), found.end(), "from azure.ai.ml.entities import Hub\n")


@operator("python", "an import of SDK v1")
def import_of_v1(text):
    for found in re.finditer(r"^from azure\.ai\.ml(?:\.entities)? import .*\n", text, re.M):
        yield Edit(found.end(), found.end(), "from azureml.core import Run  # noqa: F401\n")


@operator("python", "a parenthesis is not closed")
def unclosed_parenthesis(text):
    for found in re.finditer(r"\)\n", text):
        yield Edit(found.start(), found.start() + 1, "")


@operator("python", "code is not formatted")
def unformatted(text):
    for found in re.finditer(r"(?<=\w)=(?=[\"\w])", text):
        yield Edit(found.start(), found.end(), " = ")


@operator("python", "an operation of another kind")
def other_operations(text):
    swap = {"computes": "compute", "compute": "computes", "jobs": "job", "data": "datasets"}
    swap |= {"environments": "environment", "models": "model", "workspaces": "workspace"}
    for found in re.finditer(r"(?<=client\.)(\w+)(?=\.)", text):
        if found[1] in swap:
            yield Edit(found.start(), found.end(), swap[found[1]])


@operator("python", "begin_ is left out or added")
def begin_or_not(text):
    for found in re.finditer(r"\.(begin_)?(create_or_update|create|delete)\(", text):
        new = f".{found[2]}(" if found[1] else f".begin_{found[2]}("
        yield Edit(found.start(), found.end(), new)


@operator("python", "nothing waits for a long-running operation")
def no_result(text):
    for found in re.finditer(r"\.result\(\)", text):
        yield Edit(found.start(), found.end(), "")


@operator("python", "a class that is deprecated")
def deprecated_class(text):
    for found in re.finditer(r"\b(?:Model|PipelineComponent)BatchDeployment\b(?!Settings)", text):
        yield Edit(found.start(), found.end(), "BatchDeployment")


@operator("python", "a value differs from that of the other faces")
def other_value(text):
    yield from _keyword_edits(
        text,
        lambda call, keyword: (
            isinstance(keyword.value, ast.Constant)
            and type(keyword.value.value) in (int, float)
            and (_called(call)[:1].isupper() or _called(call) in ("command", "sweep", "set_limits"))
        ),
        lambda keyword, source: f"{keyword.arg}={keyword.value.value + 1}",
    )


@operator("source", "a call of MLflow that does not exist")
def mlflow_call_that_is_not_there(text):
    for found in re.finditer(r"mlflow\.(log_metrics?|log_params?|autolog|log_figure)\(", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("source", "mlflow.log_model, which never existed")
def mlflow_log_model(text):
    for found in re.finditer(r"mlflow\.\w+\.(?:log|save)_model\(", text):
        yield Edit(found.start(), found.end(), "mlflow.log_model(")


@operator("source", "a module of the script is misspelt")
def misspell_script_import(text):
    yield from misspell_import(text)


@operator("source", "a variable of the script is misspelt")
def misspell_script_variable(text):
    yield from misspell_variable(text)


@operator("source", "a script logs with SDK v1")
def script_of_v1(text):
    for found in re.finditer(r"^import mlflow\n", text, re.M):
        yield Edit(found.start(), found.start(), "from azureml.core import Run\n\nrun = Run\n")
