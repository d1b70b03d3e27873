"""Which page shows which name: SDK symbols, commands and YAML keys in the listings of pages."""

import re
from collections import defaultdict
from pathlib import Path

import yaml

from . import pages

INCLUDE = re.compile(r"--8<--\s+\"snippets/(?P<listing>[\w-]+/[\w-]+)/(?P<file>[^:\"]+)")
IMPORT = re.compile(r"^from (azure\.ai\.ml[\w.]*) import (\([^)]*\)|[^\n]+)", re.MULTILINE)
OPERATION = re.compile(r"\b(?:ml_client|ml_registry|client)\.(\w+\.\w+)\(")
MLFLOW = re.compile(r"\b(mlflow(?:\.\w+)*\.\w+)\(")
COMMAND = re.compile(r"\baz ml(?: [a-z][a-z-]+){2,3}")
SCHEMA = re.compile(r"latest/(\w+)\.schema\.json")
LEFT_OUT = ("cheatsheets/", "conventions.md")  # they repeat what other pages show
Index = dict[str, list[pages.Entry]]


def index(docs: Path, snippets: Path) -> dict[str, Index]:
    """Kind (``sdk``, ``mlflow``, ``cli``, ``yaml``) -> name -> the pages that show it.

    The page that a listing belongs to comes first.
    """
    found: dict[str, dict[str, dict]] = defaultdict(lambda: defaultdict(dict))
    for entry in pages.read(docs):
        if entry.source.startswith(LEFT_OUT):
            continue
        text = (docs / entry.source).read_text(encoding="utf-8")
        shown = dict.fromkeys((m["listing"], m["file"]) for m in INCLUDE.finditer(text))
        for listing, file in shown:
            path = snippets / listing / file
            own = f"{listing}.md" == entry.source
            for kind, name in names(path) if path.is_file() else ():
                found[kind][name].setdefault(entry, own)
    return {
        kind: {
            name: sorted(by, key=lambda e: not by[e])
            for name, by in sorted(rows.items(), key=_order)
        }
        for kind, rows in found.items()
    }


def _order(row: tuple[str, dict]) -> str:
    return row[0].lower()


def names(path: Path) -> set[tuple[str, str]]:
    """``(kind, name)`` of everything in one file of a listing."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return _python(text)
    if path.suffix == ".sh":
        return {("cli", command) for command in _commands(text)}
    return _yaml(text) if path.suffix in (".yml", ".yaml") else set()


def _python(text: str) -> set[tuple[str, str]]:
    found = {("sdk", f"ml_client.{name}") for name in OPERATION.findall(text)}
    for _, listed in IMPORT.findall(text):
        for name in re.findall(r"\w+", listed.split("#")[0]):
            if name != "as":
                found.add(("sdk", name))
    return found | {("mlflow", name) for name in MLFLOW.findall(text)}


def _commands(text: str) -> set[str]:
    """``az ml group verb`` of each line; a value that follows is no part of it."""
    found = set()
    for command in COMMAND.findall(text):
        words = command.split()
        found.add(
            " ".join(
                words[:5] if words[2] == "workspace" and words[3] == "outbound-rule" else words[:4]
            )
        )
    return found


def _yaml(text: str) -> set[tuple[str, str]]:
    schema = SCHEMA.search(text)
    data = yaml.safe_load(text) if schema else None
    if not isinstance(data, dict):
        return set()
    return {("yaml", f"{schema[1]}: {key}") for key in _keys(data) if key != "$schema"}


def _keys(data: dict, depth: int = 2, before: str = "") -> list[str]:
    """The keys of a file to the second level; names that the writer has chosen are left out."""
    found = []
    for key, value in data.items():
        name = f"{before}{key}"
        found.append(name)
        chosen = key in ("inputs", "outputs", "jobs", "tags", "properties", "search_space")
        if isinstance(value, dict) and depth > 1 and not chosen:
            found += _keys(value, depth - 1, f"{name}.")
    return found
