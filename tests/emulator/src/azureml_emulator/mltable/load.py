"""From a definition to a data frame."""

from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import Path

import pandas

from . import readers, transformations
from .definition import FILE, READERS, Definition, Source, TableError
from .readers import PATH, File


def load(definition: Definition, fetched: Mapping[str, str] | None = None) -> pandas.DataFrame:
    """The table.

    Args:
        fetched: where the data of each URI in ``definition.remote`` is on this machine.

    Raises:
        TableError: data is missing, or does not fit what the definition says.
    """
    found = files(definition, fetched)
    steps = definition.steps
    if not steps or steps[0][0] not in READERS:
        raise TableError(f"The transformations in {FILE} must begin with one of {READERS}.")
    (name, settings), *rest = steps
    table = readers.read(name, settings, found)
    for name, settings in rest:
        if name in READERS:
            raise TableError(f"The file {FILE} reads twice: {name} is not the first one.")
        table = transformations.apply(name, settings, table)
    return table.drop(columns=[PATH]).reset_index(drop=True)


def files(definition: Definition, fetched: Mapping[str, str] | None = None) -> list[File]:
    """All files that the definition names; ``fetched`` as for ``load``.

    Raises:
        TableError: there is none at one of its paths.
    """
    return [file for source in definition.sources for file in _files(definition, source, fetched)]


def _files(definition: Definition, source: Source, fetched: Mapping[str, str] | None) -> list[File]:
    """The files of one entry of ``paths``, in the order of their names."""
    root = Path((fetched or {})[source.root]) if source.is_remote else definition.folder
    if source.is_remote and root.is_file():
        return [File(root, source.path)]
    if source.is_remote:
        prefix, pattern = source.root.rstrip("/"), source.path[len(source.root) :].lstrip("/")
    else:
        prefix, pattern = "", source.path.removeprefix("./")
    if source.kind == "folder":
        pattern = "*" if source.is_remote else f"{pattern.rstrip('/')}/*".removeprefix("./")
        pattern = pattern.removeprefix("/")
    found = [
        File(path, "/".join(part for part in (prefix, name) if part))
        for path in sorted(root.rglob("*"))
        if path.is_file() and (name := path.relative_to(root).as_posix()) != FILE
        if (name == pattern if source.kind == "file" else fnmatch(name, pattern))
    ]
    if not found:
        raise TableError(f"There is no file at {source.path}, which {FILE} names.")
    return found
