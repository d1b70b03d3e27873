"""Mistakes that parse and load: a legal value, argument or line that is the wrong one."""

import ast
import re

from .mutants import Edit, operator
from .python_operators import _called, _constant_of_a_class, _keyword_edits, _nodes, _span

SWAPS = {
    "uri_file": "uri_folder",
    "uri_folder": "uri_file",
    "mltable": "uri_folder",
    "ro_mount": "download",
    "download": "ro_mount",
    "rw_mount": "upload",
    "upload": "rw_mount",
    "minimize": "maximize",
    "maximize": "minimize",
    "key": "aml_token",
    "aml_token": "key",
    "dedicated": "low_priority",
    "low_priority": "dedicated",
    "Dedicated": "LowPriority",
    "random": "bayesian",
    "grid": "random",
    "bayesian": "grid",
    "mlflow_model": "custom_model",
    "custom_model": "mlflow_model",
    "accuracy": "AUC_weighted",
    "AUC_weighted": "accuracy",
    "PyTorch": "Mpi",
    "pytorch": "mpi",
    "day": "week",
    "week": "day",
}
WORD = "|".join(map(re.escape, SWAPS))


@operator("python", "another member of the same enumeration")
def other_member(text):
    yield from _keyword_edits(
        text,
        lambda call, keyword: (
            isinstance(keyword.value, ast.Constant)
            and keyword.value.value in SWAPS
            and keyword.arg not in ("name", "description")
        ),
        lambda keyword, source: f'{keyword.arg}="{SWAPS[keyword.value.value]}"',
    )


@operator("yaml", "another member of the same enumeration")
def other_yaml_member(text):
    for found in re.finditer(rf"^ *(?:- )?(?!name)\w+: ({WORD})$", text, re.M):
        yield Edit(found.start(1), found.end(1), SWAPS[found[1]])


@operator("python", "a switch is turned")
def turned_switch(text):
    yield from _keyword_edits(
        text,
        _constant_of_a_class(bool),
        lambda keyword, source: f"{keyword.arg}={not keyword.value.value}",
    )


@operator("yaml", "a switch is turned")
def turned_yaml_switch(text):
    for found in re.finditer(r": (true|false)$", text, re.M):
        yield Edit(found.start(1), found.end(1), "false" if found[1] == "true" else "true")


@operator("python", "an optional argument that the other faces have is left out")
def drop_option(text):
    optional = {"description", "tags", "display_name", "experiment_name", "mode", "version"}
    optional |= {"max_instances", "limits", "identity", "idle_time_before_scale_down"}
    for call in _nodes(text, ast.Call):
        for keyword in call.keywords:
            if keyword.arg in optional and len(call.keywords) > 1 and _called(call) != "print":
                if ast.unparse(keyword) == "version='1'":
                    continue  # what the first version is called without being told
                start, end = _span(text, keyword)
                after = re.match(r"\s*,[ \t]*\n?", text[end:])
                yield Edit(start, end + (after.end() if after else 0), "")


@operator("yaml", "an optional key that the other faces have is left out")
def drop_yaml_option(text):
    optional = r"description|display_name|experiment_name|mode|version|compute|max_instances"
    for found in re.finditer(rf"^ *(?:{optional}): \S.*\n", text, re.M):
        yield Edit(found.start(), found.end(), "")


@operator("python", "an argument that the other faces do not have")
def added_option(text):
    for call in _nodes(text, ast.Call):
        if _called(call) in ("command", "Data", "Model", "AmlCompute", "Environment"):
            if not any(keyword.arg == "tags" for keyword in call.keywords):
                end = _span(text, call)[1] - 1
                gap = "" if text[:end].rstrip().endswith((",", "(")) else ", "
                yield Edit(end, end, f'{gap}tags={{"team": "blue"}}')


@operator("python", "a text has a space too much")
def trailing_space(text):
    yield from _keyword_edits(
        text,
        lambda call, keyword: (
            isinstance(keyword.value, ast.Constant)
            and isinstance(keyword.value.value, str)
            and keyword.arg in ("name", "experiment_name", "path", "description", "compute")
        ),
        lambda keyword, source: source[:-1] + ' "',
    )


@operator("python", "a region that Azure does not have")
def wrong_region(text):
    for found in re.finditer(r"location=\"([a-z0-9]+)\"", text):
        yield Edit(found.start(1), found.end(1), "westeuropa")


@operator("cli", "a region that Azure does not have")
def wrong_flag_region(text):
    for found in re.finditer(r"(?:--location|location=) ?([a-z0-9]+)", text):
        yield Edit(found.start(1), found.end(1), "westeuropa")


@operator("python", "an output is renamed where it is declared")
def renamed_output(text):
    for found in re.finditer(r"outputs=\{\s*\"(\w+)\"", text):
        yield Edit(found.start(1), found.end(1), found[1] + "_dir")


@operator("yaml", "an output is renamed where it is declared")
def renamed_yaml_output(text):
    for found in re.finditer(r"^ *outputs:\n +(\w+):", text, re.M):
        yield Edit(found.start(1), found.end(1), found[1] + "_dir")


@operator("python", "a line that prints is left out")
def drop_print(text):
    for found in re.finditer(r"^print\(.+\)\n(?=#>)", text, re.M):
        yield Edit(found.start(), found.end(), "")


@operator("python", "a statement is left out")
def drop_statement(text):
    for node in ast.parse(text).body:
        if isinstance(node, ast.Assign | ast.Expr):
            start, end = _span(text, node)
            yield Edit(start, end + 1, "")


@operator("python", "one file of two is downloaded to another place")
def other_path(text):
    for found in re.finditer(r"(?:path|download_path|source)=\"(?!azureml)([\w./-]+)\"", text):
        yield Edit(found.start(1), found.end(1), found[1] + "2")


@operator("python", "a call of SDK v1")
def call_of_v1(text):
    for found in re.finditer(r"\.create_or_update\(", text):
        yield Edit(found.start(), found.end(), ".register(")


@operator("python", "a credential that azure-identity does not have")
def wrong_credential(text):
    for found in re.finditer(r"DefaultAzureCredential", text):
        yield Edit(found.start(), found.end(), "InteractiveLoginAuthentication")


@operator("python", "an argument of the client is left out")
def drop_client_argument(text):
    for found in re.finditer(r" +workspace_name=\"[^\"]+\",\n", text):
        yield Edit(found.start(), found.end(), "")


@operator("source", "an argument of the script is renamed")
def renamed_argument(text):
    for found in re.finditer(r"add_argument\(\"--([\w-]+)\"", text):
        yield Edit(found.start(1), found.end(1), found[1] + "s")


@operator("source", "an MLflow call with a keyword that it does not have")
def mlflow_keyword(text):
    for found in re.finditer(r"mlflow\.(?:log_metric|log_param|set_tag)\((?=\")", text):
        yield Edit(found.end(), found.end(), "metric_name=")


@operator("source", "an MLflow function that MLflow 3 has removed")
def removed_mlflow_call(text):
    for found in re.finditer(r"^(?P<indent> *)mlflow\.log_metric\(", text, re.M):
        new = f'{found["indent"]}mlflow.transition_model_version_stage("m", 1, "Production")\n'
        yield Edit(found.start(), found.start(), new)


@operator("source", "the script calls an attribute that its library does not have")
def wrong_library_attribute(text):
    for found in re.finditer(r"\bpd\.(read_csv|read_parquet|concat|DataFrame)\b", text):
        yield Edit(found.start(1), found.end(1), found[1] + "s")
