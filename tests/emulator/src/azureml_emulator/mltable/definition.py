"""The ``MLTable`` file: paths and transformations, checked."""

import re
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

import yaml

FILE = "MLTable"
KEYS = {"$schema", "type", "name", "version", "metadata", "traits", "paths", "transformations"}
KINDS = ("file", "folder", "pattern")
READERS = ("read_delimited", "read_parquet", "read_json_lines")
NOT_MODELLED = {"read_delta_lake": "there is no Delta Lake reader here"}
TRANSFORMATIONS = (
    *READERS,
    "convert_column_types",
    "drop_columns",
    "extract_columns_from_partition_format",
    "filter",
    "keep_columns",
    "skip",
    "take",
    "take_random_sample",
)
_REMOTE = re.compile(r"[a-z]+://|azureml:", re.IGNORECASE)
_WILDCARD = re.compile(r"[*?\[]")


class TableError(Exception):
    """A table cannot be read; the text says where and why."""


class Source(NamedTuple):
    """One entry of ``paths``.

    Attributes:
        kind: ``file``, ``folder`` or ``pattern``.
        path: relative to the folder of the file, or a URI.
    """

    kind: str
    path: str

    @property
    def is_remote(self) -> bool:
        """Whether the data lies elsewhere than beside the file."""
        return _REMOTE.match(self.path) is not None

    @property
    def root(self) -> str:
        """The file or folder that holds all the data of the entry."""
        if self.kind != "pattern":
            return self.path
        fixed = _WILDCARD.split(self.path, maxsplit=1)[0]
        return fixed.rpartition("/")[0]


class Definition(NamedTuple):
    """What an ``MLTable`` file says.

    Attributes:
        folder: where the file lies.
        sources: where the data lies.
        steps: name and settings of each transformation, in order.
    """

    folder: Path
    sources: list[Source]
    steps: list[tuple[str, Any]]

    @property
    def remote(self) -> list[str]:
        """The URIs of the data that does not lie beside the file."""
        return [source.root for source in self.sources if source.is_remote]


def read(folder: Path) -> Definition:
    """The definition in a folder.

    Raises:
        TableError: there is none, or it says something that is not known.
    """
    path = folder / FILE
    if not path.is_file():
        raise TableError(f"There is no file named {FILE} in the folder of the table.")
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise TableError(f"The file {FILE} is not YAML: {error}") from None
    if not isinstance(content, dict):
        raise TableError(f"The file {FILE} has no keys.")
    if unknown := sorted(set(content) - KEYS):
        known = ", ".join(sorted(KEYS))
        raise TableError(f"The file {FILE} has unknown keys: {', '.join(unknown)}; it has {known}.")
    if not content.get("paths"):
        raise TableError(f"The file {FILE} has no paths.")
    if content.get("type", "mltable") != "mltable":
        raise TableError(f"The type in {FILE} is mltable, not {content['type']}.")
    sources = [_source(entry) for entry in content["paths"]]
    return Definition(
        folder, sources, [_step(item) for item in content.get("transformations") or []]
    )


def _source(entry) -> Source:
    """One entry of ``paths``."""
    if not isinstance(entry, dict) or len(entry) != 1 or next(iter(entry)) not in KINDS:
        raise TableError(f"The path {entry!r} in {FILE} is none of {', '.join(KINDS)}.")
    kind, path = next(iter(entry.items()))
    found = Source(kind, str(path).removeprefix("file://"))
    pure = PurePosixPath(found.path)
    if not found.is_remote and (pure.is_absolute() or ".." in pure.parts):
        text = f"The path {path} in {FILE} leads out of its folder, which is all that is uploaded."
        raise TableError(text)
    return found


def _step(item) -> tuple[str, Any]:
    """One transformation: its name and settings."""
    if isinstance(item, str):
        item = {item: None}
    if not isinstance(item, dict) or len(item) != 1:
        raise TableError(f"A transformation in {FILE} is one name with its settings, not {item!r}.")
    name, settings = next(iter(item.items()))
    if name in NOT_MODELLED:
        raise TableError(f"The emulator does not model {name}: {NOT_MODELLED[name]}.")
    if name not in TRANSFORMATIONS:
        known = ", ".join(TRANSFORMATIONS)
        raise TableError(f"The transformation {name} in {FILE} is unknown; known are {known}.")
    return name, settings
