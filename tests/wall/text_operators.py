"""Mistakes in texts that are one replacement each: operators made from text_operators.yml."""

import re
from importlib import resources

import yaml

from .mutants import OPERATORS, Edit, Operator


def edits_of(pattern: str, new: str):
    """A function that finds every place of a text where the replacement can be made."""
    compiled = re.compile(pattern, re.MULTILINE)

    def edits(text: str):
        for found in compiled.finditer(text):
            yield Edit(found.start(), found.end(), found.expand(new))

    return edits


TABLE = yaml.safe_load(
    resources.files(__package__).joinpath("text_operators.yml").read_text("utf-8")
)
for kind, rows in TABLE.items():
    for row in rows:
        edits = edits_of(row["found"], row["new"])
        OPERATORS.append(Operator(row["name"], kind, row["mistake"], edits))
