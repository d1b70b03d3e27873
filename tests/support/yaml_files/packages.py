"""Rung 1: conda files and requirements name packages, channels and versions that there are."""

import difflib
import functools
import importlib.metadata
import re
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement
from packaging.version import Version

from ..nearest import proposal
from .yaml_source import YamlError, YamlSource

CHANNELS = ("conda-forge", "defaults", "anaconda", "pytorch", "nvidia", "microsoft")
KEYS = ("name", "channels", "dependencies", "variables", "prefix")
NOT_CONDA = {"$schema", "build_dependencies"}  # of Azure ML's files, and of MLflow's for virtualenv
# Named by the guide, and not in its environments.
ELSEWHERE = ("azureml-core", "azureml-dataset-runtime", "azureml-defaults", "pip", "python")
ALIKE = 0.82  # from which likeness on a name is taken for a slip
CONDA = re.compile(r"(?P<name>[a-z][\w.-]*)\s*(?:[=<>!~]=?\s*[\w.*]+(?:[,=][\w.*<>=]+)*)?")
Row = tuple[int, str, str]


def check(path: Path) -> list[Row]:
    """``(line, what, cure)`` for everything that pip or conda would refuse.

    Args:
        path: any file of a listing; only conda files and requirements are looked at.
    """
    if re.fullmatch(r"requirements.*\.txt", path.name):
        lines = enumerate(path.read_text("utf-8").splitlines(), start=1)
        written = [(number, text.partition("#")[0].strip()) for number, text in lines]
        return [row for number, text in written if text for row in _pip(number, text)]
    if path.suffix not in (".yml", ".yaml"):
        return []
    try:
        source = YamlSource(path)
    except YamlError:
        return []
    data = source.data
    if not isinstance(data, dict) or "dependencies" not in data or NOT_CONDA & set(data):
        return []
    return _keys(source) + _dependencies(source)


def _keys(source: YamlSource) -> list[Row]:
    rows = []
    for key in source.data:
        if key not in KEYS:
            what = f"a conda file has no key '{key}'"
            rows.append((source.line((key,)), what, proposal(key, KEYS, "remove it")))
    if "channels" not in source.data:
        rows.append((1, "the conda file names no channels", "add 'channels: [conda-forge]'"))
    for index, channel in enumerate(source.data.get("channels") or []):
        if channel not in CHANNELS:
            cure = proposal(str(channel), CHANNELS, f"use one of {', '.join(CHANNELS)}")
            rows.append((source.line(("channels", index)), f"no channel '{channel}'", cure))
    return rows


def _dependencies(source: YamlSource) -> list[Row]:
    rows: list[Row] = []
    listed = source.data["dependencies"] or []
    for index, entry in enumerate(listed):
        line = source.line(("dependencies", index))
        if isinstance(entry, str):
            rows += _conda(line, entry)
        elif isinstance(entry, dict) and list(entry) == ["pip"]:
            if not any(isinstance(other, str) and re.match(r"pip\b", other) for other in listed):
                rows.append((line, "pip installs packages and is no dependency", "add '- pip'"))
            for number, text in enumerate(entry["pip"] or []):
                rows += _pip(source.line(("dependencies", index, "pip", number)), str(text))
        else:
            rows.append((line, f"'{entry}' is no dependency", "write a package, or a list of pip"))
    return rows


def _conda(line: int, text: str) -> list[Row]:
    found = CONDA.fullmatch(text)
    if not found:
        return [(line, f"'{text}' is no package of conda", "write name=version")]
    version = re.search(r"={1,2}\s*(\d[\w.]*)", text)
    return _known(line, found["name"], version[1] if version else None)


def _pip(line: int, text: str) -> list[Row]:
    if text.startswith("-"):
        return []
    try:
        wanted = Requirement(text)
    except InvalidRequirement:
        return [(line, f"'{text}' is no requirement of pip", "write name==version")]
    pins = [pin.version for pin in wanted.specifier if pin.operator == "=="]
    return _known(line, wanted.name, pins[0] if pins and "*" not in pins[0] else None)


def _known(line: int, name: str, version: str | None) -> list[Row]:
    """A name that is nearly another one; a version above the one that the guide runs with."""
    plain = re.sub(r"[-_.]+", "-", name).lower()
    close = difflib.get_close_matches(plain, (*ELSEWHERE, *_installed()), 1, ALIKE)
    if close and close[0] != plain:
        return [(line, f"the guide knows no package '{name}'", f"write {close[0]}")]
    here = _installed().get(plain) if plain not in ELSEWHERE else None
    if version and here and Version(version) > Version(here):
        what = f"{name} {version} is newer than {here}, with which this guide runs"
        return [(line, what, f"write {here}, or a version before it")]
    return []


@functools.cache
def _installed() -> dict[str, str]:
    """Package -> version of everything in the environment of the guide."""
    packages = importlib.metadata.distributions()
    return {
        re.sub(r"[-_.]+", "-", package.metadata["Name"]).lower(): package.version
        for package in packages
    }
