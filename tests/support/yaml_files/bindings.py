"""Rung 1: expressions that Azure ML replaces stand in ``${{…}}``, in any file of a listing."""

import re

# The SDK still reads one pair of braces and warns: azure/ai/ml/_utils/utils.py,
# map_single_brackets_and_warn. The service and the YAML schemas know the other form only.
NAME = r"(?:parent\.)?(?:inputs|outputs|jobs|search_space)\.[\w.]+"
SINGLE = re.compile(rf"(?<![\w{{$])\{{({NAME})\}}(?!\}})")
Row = tuple[int, str, str]


def check(source: str) -> list[Row]:
    """``(line, what, cure)`` for every expression in one pair of braces."""
    return [
        (number, f"'{found[0]}' has one pair of braces", f"write ${{{{{found[1]}}}}}")
        for number, line in enumerate(source.splitlines(), start=1)
        for found in SINGLE.finditer(line)
    ]
