"""Rung 1: calls of a service by curl or requests tell that they send JSON, and whom they trust."""

import ast
import re
from pathlib import Path

from ..commands.shell import logical_lines

DATA = re.compile(r"(?<=\s)(?:--data(?:-raw|-binary)?|-d)(?=\s)")
JSON = re.compile(r"[\"']Content-Type: application/json[\"']", re.IGNORECASE)
SENT = re.compile(r"(?:--data(?:-raw|-binary)?|-d|-F \"?\w+=|--form \"?\w+=)\s*\"?@([\w./-]+)")
INSECURE = re.compile(r"(?<=\s)(?:--insecure|-k)(?=\s|$)")
Row = tuple[int, str, str]


def check_shell(source: str, folder: Path) -> list[Row]:
    """``(line, what, cure)`` for what a service would refuse, or a reader must not copy.

    Args:
        folder: where the script starts, in which the files are that it sends.
    """
    rows = []
    for line, text in logical_lines(source):
        for call in re.split(r"(?=\bcurl )", text)[1:]:
            if DATA.search(call) and not JSON.search(call):
                what = "curl sends data and does not say that it is JSON"
                rows.append((line, what, 'add --header "Content-Type: application/json"'))
            for name in SENT.findall(call):
                if not (folder / name).exists() and f"> {name}" not in source:
                    rows.append((line, f"curl sends '{name}', which is not there", "add the file"))
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
