"""Rung 1: a metric is what it is called, and compares the truth with a prediction."""

import ast
import functools
import inspect
import re

# What a name says -> the functions that compute it.
MEANINGS = {
    "mae": {"mean_absolute_error"},
    "mse": {"mean_squared_error"},
    "rmse": {"root_mean_squared_error"},
    "mape": {"mean_absolute_percentage_error"},
    "r2": {"r2_score"},
    "accuracy": {"accuracy_score"},
    "precision": {"precision_score", "average_precision_score"},
    "recall": {"recall_score"},
    "f1": {"f1_score"},
    "auc": {"roc_auc_score", "auc"},
}
PREDICTED = re.compile(r"pred|proba|forecast|decision", re.IGNORECASE)
LOGGERS = ("log_metric", "log_metrics")
Row = tuple[int, str, str]


def check(source: str) -> list[Row]:
    """Metrics under the name of another one, and metrics of exchanged arguments.

    Args:
        source: Python that parses.

    Returns:
        ``(line, what, cure)`` for each of them.
    """
    return [row for node in ast.walk(ast.parse(source)) for row in (*_named(node), *_turned(node))]


def _named(node: ast.AST):
    for name, value in _pairs(node):
        said, computed = _meant(name), _computed(value)
        if "mse" in computed and re.search(r"sqrt|\*\*", ast.unparse(value)):
            computed |= {"rmse"}
        if said and computed and not said & computed:
            what = f"'{name}' names the value of {ast.unparse(value)}, which is another metric"
            yield value.lineno, what, f"call it {' or '.join(sorted(computed))}"


def _pairs(node: ast.AST):
    """``(name, value)`` where a value gets a name: logged, or assigned."""
    if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.value, ast.Call):
        if isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node.value
    if isinstance(node, ast.Call) and _name(node.func) in LOGGERS and node.args:
        first = node.args[0]
        if isinstance(first, ast.Constant) and len(node.args) > 1:
            yield str(first.value), node.args[1]
        if isinstance(first, ast.Dict):
            keys = zip(first.keys, first.values, strict=True)
            yield from ((str(k.value), v) for k, v in keys if isinstance(k, ast.Constant))


def _meant(name: str) -> set[str]:
    return {word for word in re.split(r"[\W_]+", name.lower()) if word in MEANINGS}


def _computed(value: ast.expr) -> set[str]:
    """The metrics that an expression computes, or whose names it uses."""
    found = set()
    for node in ast.walk(value):
        if isinstance(node, ast.Call):
            function = _name(node.func)
            found |= {name for name, made_by in MEANINGS.items() if function in made_by}
        elif isinstance(node, ast.Name) and not _is_function(node.id):
            found |= _meant(node.id)
    return found


def _is_function(name: str) -> bool:
    return any(name in made_by for made_by in MEANINGS.values())


def _turned(node: ast.AST):
    if not isinstance(node, ast.Call) or _name(node.func) not in _compared():
        return
    given = {keyword.arg: keyword.value for keyword in node.keywords}
    truth, predicted = (*node.args[:2], given.get("y_true"), given.get("y_pred"))[:2]
    if truth is None or predicted is None:
        return
    first, second = ast.unparse(truth), ast.unparse(predicted)
    if PREDICTED.search(first) and not PREDICTED.search(second):
        what = f"{_name(node.func)} is given the prediction {first} as the truth"
        yield node.lineno, what, f"write the truth first: {second}, {first}"


def _name(function: ast.expr) -> str:
    return getattr(function, "attr", None) or getattr(function, "id", "")


@functools.cache
def _compared() -> frozenset[str]:
    """The functions of scikit-learn that take the truth and then a prediction."""
    from sklearn import metrics

    functions = {name: getattr(metrics, name) for name in metrics.__all__}
    return frozenset(
        name
        for name, function in functions.items()
        if inspect.isfunction(function)
        and list(inspect.signature(function).parameters)[:2]
        in (["y_true", "y_pred"], ["y_true", "y_score"], ["y_true", "y_proba"])
    )
