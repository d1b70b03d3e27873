"""Sums in texts: what stands behind the equals sign is what comes out."""

import ast
import math
import operator
import re
from pathlib import Path

from ..finding import Finding
from ..guide import Guide

NUMBER = r"\d[\d,]*(?:\.\d+)?"
TERM = rf"\(*{NUMBER}\)*"
SIGNS = str.maketrans({"×": "*", "−": "-", ",": None})
OPERATIONS = {
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Add: operator.add,
    ast.Sub: operator.sub,
}
# From its first number on.
SUM = re.compile(
    rf"(?<![\w.,/×+*−-])(?<![/×+*−-] )(?P<terms>{TERM}(?: [/×+−] {TERM})+) "
    rf"(?:=|≈|is|are|gives|makes) (?P<result>{NUMBER})(?![\w.,]*\d)"
)


def check(guide: Guide, path: Path, text: str) -> list[Finding]:
    """Sums in a page or a file of the bank with another result than they have."""
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        for what, cure in wrong(line):
            found.append(Finding(guide.relative(path), number, what, cure))
    return found


def wrong(text: str) -> list[tuple[str, str]]:
    """``(what, cure)`` of every sum whose result is not right in the last digit that it shows."""
    rows = []
    for found in SUM.finditer(text):
        result = _result(found["terms"])
        digits = len(found["result"].partition(".")[2])
        said = float(found["result"].replace(",", ""))
        if result is not None and not math.isclose(result, said, abs_tol=0.5001 * 10**-digits):
            rows.append(
                (f"'{found[0].lstrip('(')}' is {result:.6g}", "correct the sum, or its numbers")
            )
    return rows


def _result(terms: str) -> float | None:
    """What comes out; ``None`` if a parenthesis is not closed, or something is divided by 0."""
    opened = terms.count("(") - terms.count(")")
    if terms.startswith("(" * opened):
        terms = terms[max(opened, 0) :]  # the sum stands in parentheses
    try:
        return _value(ast.parse(terms.translate(SIGNS), mode="eval").body)
    except (SyntaxError, ZeroDivisionError):
        return None


def _value(node: ast.expr) -> float:
    if isinstance(node, ast.BinOp):
        return OPERATIONS[type(node.op)](_value(node.left), _value(node.right))
    return float(ast.literal_eval(node))
