"""Rung 1: nobody forgets to wait. ``begin_…`` only starts an operation and returns a poller."""

import ast

WAITS = {"result", "wait", "done", "status", "add_done_callback", "polling_method"}
Row = tuple[int, str, str]


def check(source: str) -> list[Row]:
    """Calls of ``begin_…`` whose poller nobody asks for the result.

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
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and _begins(node.value):
            found.append(_row(node.value))
        elif isinstance(node, ast.Assign) and _begins(node.value):
            names = {target.id for target in node.targets if isinstance(target, ast.Name)}
            if names and not names & waited:
                found.append(_row(node.value))
    return found


def _begins(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr.startswith("begin_")
    )


def _row(call: ast.Call) -> Row:
    what = f"{call.func.attr} starts an operation, and nothing waits for its end"
    return call.lineno, what, "add .result()"
