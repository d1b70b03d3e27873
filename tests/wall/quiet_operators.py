"""Mistakes that run: nothing fails, and no other face says otherwise."""

import ast
import re

from .mutants import Edit, misspelt, operator
from .python_operators import _called, _nodes, _span

NOT_RUN = re.compile(r"azureml\.f|promptflow|agent_framework|ModelPackage|ml_registry = MLClient")


@operator("python", "a loop asks whether an operation has ended")
def polled_operation(text):
    for found in re.finditer(r"^(ml_client\.\w+\.begin_.+)\.result\(\)$", text, re.M):
        loop = f"poller = {found[1]}\nwhile not poller.done():\n    pass"
        yield Edit(found.start(), found.end(), loop)


@operator("python", "an expression in one pair of braces")
def one_pair_of_braces(text):
    for found in re.finditer(r"\$\{(\{(?:inputs|outputs)\.\w+\})\}", text):
        yield Edit(found.start(), found.end(), found[1])


@operator("python", "a tag or a parameter that MLflow is told is misspelt")
def misspell_logged(text):
    # what a local store is told is not recorded
    calls = _nodes(text, ast.Call) if "set_tracking_uri" in text else ()
    for call in calls:
        if _called(call) in ("log_param", "log_metric", "set_tag") and call.args:
            start, end = _span(text, call.args[0])
            yield Edit(start + 1, end - 1, misspelt(text[start + 1 : end - 1]))


@operator("python", "code that no run proves was changed")
def unproven_value(text):
    if NOT_RUN.search(text):
        for found in re.finditer(r"^    +\w+=\"([a-z][\w-]+)\",$", text, re.M):
            yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("source", "a metric is logged under the name of another one")
def metric_of_another_name(text):
    for found in re.finditer(r"log_metric\(\"(?:\w+_)?(mae|r2|accuracy|auc)\", \w", text):
        new = "mse" if found[1] != "mse" else "mae"
        yield Edit(found.start(1), found.end(1), new)


@operator("source", "the truth and the prediction have changed places")
def turned_metric(text):
    pattern = r"(?:_score|_error)\(((?:y_\w+|\w+\[[^\]]+\])), (predicted|\w+\.predict\(\w+\))"
    for found in re.finditer(pattern, text):
        yield Edit(found.start(1), found.end(2), f"{found[2]}, {found[1]}")


@operator("source", "a line that logs is left out")
def unlogged(text):
    for found in re.finditer(r"^ *mlflow\.(?:log_param|log_metric|set_tag)\(.+\)\n", text, re.M):
        if text.count("mlflow.") > 1:
            yield Edit(found.start(), found.end(), "")
