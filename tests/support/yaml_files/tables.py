"""Rung 1 for ``MLTable`` files: what they say is known, and the data beside them fits it."""

import re
from pathlib import Path

from ..nearest import proposal
from .yaml_source import YamlError, YamlSource

FILE = "MLTable"
SCHEMA = "https://azuremlschemas.azureedge.net/latest/MLTable.schema.json"
CURE = "correct the file; its keys are on https://learn.microsoft.com/azure/machine-learning/reference-yaml-mltable"

Row = tuple[int, str, str]


def check(path: Path) -> list[Row]:
    """``(line, what, cure)`` of the first thing in an ``MLTable`` file that is wrong.

    Args:
        path: any file of a listing; one with another name is left alone.
    """
    if path.name != FILE:
        return []
    try:
        source = YamlSource(path)
    except YamlError as error:
        return [(error.line, f"not YAML: {error}", "correct the line")]
    given = source.data.get("$schema", SCHEMA) if isinstance(source.data, dict) else SCHEMA
    if given != SCHEMA:
        return [(source.line(("$schema",)), f"{given} is no schema of a table", f"write {SCHEMA}")]
    refusal = _refusal(path.parent)
    if refusal is None:
        return []
    what, _, known = refusal.partition(";")
    line, word = _place(path, what)
    return [(line, refusal, proposal(word, re.findall(r"\w+", known), CURE))]


def _refusal(folder: Path) -> str | None:
    """Why the table cannot be read; a table whose data lies elsewhere is only parsed."""
    from azureml_emulator.mltable import TableError, read
    from azureml_emulator.mltable.load import files, load

    try:
        definition = read(folder)
        if not definition.remote:
            load(definition) if definition.steps else files(definition)
    except TableError as error:
        return str(error)
    return None


def _place(path: Path, what: str) -> tuple[int, str]:
    """Line and text of the word that is wrong: none of the format's own, rare, and long."""
    from azureml_emulator.mltable.definition import KEYS, TRANSFORMATIONS

    own = KEYS.union(TRANSFORMATIONS, [FILE])
    lines = path.read_text("utf-8").splitlines()
    found = []
    for word in set(re.findall(r"\w[\w./-]*\w", what)):
        pattern = re.compile(rf"\b{re.escape(word)}\b")
        rows = [number for number, line in enumerate(lines, start=1) if pattern.search(line)]
        if rows:
            found.append((word in own, len(rows), -len(word), rows[0], word))
    return min(found, default=(1, ""))[-2:]
