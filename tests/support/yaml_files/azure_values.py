"""Rung 1: names that Azure gives, in any file: regions, VM sizes, API versions, addresses."""

import datetime
import functools
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from ..nearest import proposal
from . import vm_sizes

REGION = re.compile(
    r"(?:\blocation[\"']?\s*[=:]\s*|--location[ =])"
    r"(?:[\"'](?P<quoted>[A-Za-z][A-Za-z0-9 ]*)[\"']|(?P<bare>[A-Za-z]\w*)(?=[\s,)}]|$))"
)
VERSION = re.compile(r"api-version=(?P<version>[\w.-]+)")
DATED = re.compile(r"(\d{4}-\d\d-\d\d)(-preview|-privatepreview)?")
STORES = ("datastores", "jobs", "registries", "subscriptions", "locations", "featurestores")
STORE = re.compile(r"azureml://(?P<kind>[a-z]+)/")
NO_REGION = {"none", "str", "null", "ws", "workspace", "all", "location"}
Row = tuple[int, str, str]


def check(source: str) -> list[Row]:
    """``(line, what, cure)`` for every region, size, version or address that there is not."""
    rows = []
    for number, line in enumerate(source.splitlines(), start=1):
        rows += [(number, what, cure) for what, cure in (*_region(line), *_version(line))]
        rows += [(number, *row) for row in (*vm_sizes.wrong(line), *wrong_address(line))]
    return rows


def wrong_address(text: str) -> Iterator[tuple[str, str]]:
    """``(what, cure)`` for every ``azureml://`` address that leads nowhere."""
    for found in STORE.finditer(text):
        if found["kind"] not in STORES:
            cure = proposal(found["kind"], STORES, f"use one of {', '.join(STORES)}")
            yield f"there is no address azureml://{found['kind']}/…", cure


def _region(line: str) -> Iterator[tuple[str, str]]:
    for found in REGION.finditer(line):
        shown = found["quoted"] or found["bare"]
        name = shown.replace(" ", "").lower()
        if name not in _regions() and name not in NO_REGION:
            cure = proposal(name, _regions(), "`az account list-locations` lists the regions")
            yield f"there is no region '{shown}'", cure


def _version(line: str) -> Iterator[tuple[str, str]]:
    for found in VERSION.finditer(line):
        dated = DATED.fullmatch(found["version"])
        try:
            sound = dated and datetime.date.fromisoformat(dated[1]) <= datetime.date.today()
        except ValueError:
            sound = False
        if not sound and not found["version"].startswith(("v", "$", "{")):
            cure = "write the day of a version that Microsoft has published"
            yield f"there is no api-version '{found['version']}'", cure


@functools.cache
def _regions() -> tuple[str, ...]:
    path = Path(__file__).with_name("azure_regions.yml")
    return tuple(yaml.safe_load(path.read_text("utf-8"))["regions"])
