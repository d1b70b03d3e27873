"""Rung 1: calls of a service by curl or requests tell that they send JSON, and whom they trust."""

import ast
import re

from .shell import logical_lines

DATA = re.compile(r"(?<=\s)(?:--data(?:-raw|-binary)?|-d)(?=\s)")
JSON = re.compile(r"[\"']Content-Type: application/json[\"']", re.IGNORECASE)
INSECURE = re.compile(r"(?<=\s)(?:--insecure|-k)(?=\s|$)")
Row = tuple[int, str, str]


def check_shell(source: str) -> list[Row]:
    """``(line, what, cure)`` for what a service would refuse, or a reader must not copy."""
    rows = []
    for line, text in logical_lines(source):
        for call in re.split(r"(?=\bcurl )", text)[1:]:
            if DATA.search(call) and not JSON.search(call):
                what = "curl sends data and does not say that it is JSON"
                rows.append((line, what, 'add --header "Content-Type: application/json"'))
            if INSECURE.search(call):
                what = "curl does not check whose certificate it is shown"
                rows.append((line, what, "remove --insecure"))
    return rows


def check_python(source: str) -> list[Row]:
    """Calls that switch the check of certificates off.

    Args:
        source: Python that parses.
    """
    return [
        (node.value.lineno, "verify=False accepts any certificate", "remove verify=False")
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.keyword)
        and node.arg == "verify"
        and isinstance(node.value, ast.Constant)
        and node.value.value is False
    ]
