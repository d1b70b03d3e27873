"""vCPUs and memory that texts give beside a virtual machine size: those of the emulator's table."""

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

import yaml

SIZE = r"`?(?P<size>Standard_\w+)`?"
NEAR = r"[^\d`|.;]{0,24}?(?<![\w.-])\**"
VCPUS = re.compile(rf"{SIZE}{NEAR}(?P<vcpus>\d+) (?:vCPUs?|cores?)\b")
MEMORY = re.compile(rf"{SIZE}{NEAR}(?P<memory>\d+(?:\.\d+)?) ?GiB\b")
# A row of a table: sizes in one cell, "4 / 14 GiB" for each in another one.
SIZES = re.compile(r"Standard_\w+")
PAIR = re.compile(r"(?<![\d.])(?P<vcpus>\d+) / (?P<memory>\d+(?:\.\d+)?) GiB")


def wrong(text: str) -> Iterator[tuple[str, str]]:
    """``(what, cure)`` of every figure in a line that the size beside it does not have."""
    for found in VCPUS.finditer(text):
        yield from _compare(found["size"], vcpus=found["vcpus"])
    for found in MEMORY.finditer(text):
        yield from _compare(found["size"], memory=found["memory"])
    sizes, pairs = SIZES.findall(text), list(PAIR.finditer(text))
    if len(sizes) == len(pairs):
        for size, pair in zip(sizes, pairs, strict=True):
            yield from _compare(size, **pair.groupdict())


def _compare(size: str, **said: str) -> Iterator[tuple[str, str]]:
    row = _table().get(size.lower(), {})
    for name, value in said.items():
        if row and float(value) != row[name]:
            words = "vCPUs" if name == "vcpus" else "GiB"
            yield f"{size} has {row[name]} {words}, not {value}", f"write {row[name]} {words}"


@cache
def _table() -> dict[str, dict]:
    text = resources.files("azureml_emulator").joinpath("kinds/vm_sizes.yml").read_text("utf-8")
    return {row["name"].lower(): row for row in yaml.safe_load(text)}
