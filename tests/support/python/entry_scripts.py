"""Rung 1: the entry script of a parallel step lives with the arguments of its driver."""

import ast

Row = tuple[int, str, str]


def check(source: str) -> list[Row]:
    """``(line, what, cure)`` for ``parse_args()`` in a script with ``init`` and ``run``.

    Args:
        source: Python that parses.
    """
    tree = ast.parse(source)
    defined = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    if not {"init", "run"} <= defined:
        return []
    what = "the driver adds arguments of its own, which parse_args refuses"
    return [
        (node.lineno, what, "write parse_known_args()[0]")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "parse_args"
    ]
