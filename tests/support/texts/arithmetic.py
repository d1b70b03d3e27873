"""Sums in texts: what stands behind the equals sign is what comes out."""

import math
import operator
import re
from functools import reduce
from pathlib import Path

from ..finding import Finding
from ..guide import Guide

NUMBER = r"\d[\d,]*(?:\.\d+)?"
OPERATIONS = {
    "×": operator.mul,
    "/": operator.truediv,
    "+": operator.add,
    "−": operator.sub,
}
# Of one kind of operation, so that no order has to be known, and from its first number on.
SUM = re.compile(
    rf"(?<![\w.,/×+*−-])(?<![/×+*−-] )(?P<terms>{NUMBER}(?: (?P<sign>[/×+−]) {NUMBER})"
    rf"(?: (?P=sign) {NUMBER})*) (?:=|≈) (?P<result>{NUMBER})(?![\w.,]*\d)"
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
        terms = [_value(term) for term in re.findall(NUMBER, found["terms"])]
        if found["sign"] == "/" and 0 in terms[1:]:
            continue
        result = reduce(OPERATIONS[found["sign"]], terms)
        digits = len(found["result"].partition(".")[2])
        if not math.isclose(result, _value(found["result"]), abs_tol=0.5001 * 10**-digits):
            rows.append((f"'{found[0]}' is {result:.6g}", "correct the sum, or its numbers"))
    return rows


def _value(number: str) -> float:
    return float(number.replace(",", ""))
