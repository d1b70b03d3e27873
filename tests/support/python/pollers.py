"""Rung 1: nobody forgets to wait. ``begin_…`` only starts an operation and returns a poller."""

import ast

WAITS = {"result", "wait", "done", "status", "add_done_callback", "polling_method"}
Row = tuple[int, str, str]


def check(source: str) -> list[Row]:
    """Calls of ``begin_…`` whose poller nobody asks for the result, or asks in a loop.

    Args:
        source: Python that parses.

    Returns:
        ``(line, what, cure)`` for each of them.
    """
    tree = ast.parse(source)
    waited = {
        node.value.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.attr in WAITS
    }
    pollers = {name for node in ast.walk(tree) for name in _pollers(node)}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.While):
            found += _loop(node, pollers)
        dropped = isinstance(node, ast.Expr) and _begins(node.value)
        if dropped or (_pollers(node) and not _pollers(node) & waited):
            found.append(_row(node.value))
    return found


def _loop(loop: ast.While, pollers: set[str]) -> list[Row]:
    """A loop that asks for a state which the SDK can wait for."""
    asked = {name.id for name in ast.walk(loop) if isinstance(name, ast.Name)}
    if asked & pollers:
        what = "this loop asks again and again whether an operation has ended"
        return [(loop.lineno, what, "write .result(), which waits for the end")]
    if ".jobs.get(" in ast.unparse(loop):
        what = "this loop asks again and again whether a job has ended"
        return [(loop.lineno, what, "write ml_client.jobs.stream(…), which waits for the end")]
    return []


def _pollers(node: ast.AST) -> set[str]:
    """The names that a statement gives to a poller."""
    if not isinstance(node, ast.Assign) or not _begins(node.value):
        return set()
    return {target.id for target in node.targets if isinstance(target, ast.Name)}


def _begins(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr.startswith("begin_")
    )


def _row(call: ast.Call) -> Row:
    what = f"{call.func.attr} starts an operation, and nothing waits for its end"
    return call.lineno, what, "add .result()"
