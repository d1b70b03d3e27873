"""The transformations that read files: delimited text, JSON lines and Parquet."""

import csv
import json
from pathlib import Path
from typing import NamedTuple

import pandas

from .definition import TableError
from .values import infer

PATH = "\0path"  # a column that only transformations see
ENCODINGS = {
    "utf8": "utf-8",
    "utf8bom": "utf-8-sig",
    "iso88591": "iso-8859-1",
    "latin1": "latin-1",
    "ascii": "ascii",
    "utf16": "utf-16",
    "utf32": "utf-32",
    "windows1252": "windows-1252",
}
HEADERS = (
    "no_header",
    "from_first_file",
    "all_files_different_headers",
    "all_files_same_headers",
)
DELIMITED = {
    "delimiter": ",",
    "encoding": "utf8",
    "header": "all_files_same_headers",
    "infer_column_types": True,
    "empty_as_string": False,
    "include_path_column": False,
    "support_multi_line": False,
}
JSON_LINES = {"encoding": "utf8", "invalid_lines": "error", "include_path_column": False}
PARQUET = {"include_path_column": False}
IGNORED = ("partition_size", "path_column")  # what mltable itself writes; nothing here needs it


class File(NamedTuple):
    """A file on this machine, and the path that the table shows for it."""

    path: Path
    shown: str


def read(name: str, settings: dict | None, files: list[File]) -> pandas.DataFrame:
    """All files as one table, with the column ``PATH``.

    Raises:
        TableError: a setting or a file cannot be understood.
    """
    defaults, reader = _READERS[name]
    given = {key: value for key, value in (settings or {}).items() if key not in IGNORED}
    if unknown := sorted(set(given) - set(defaults)):
        known = ", ".join(defaults)
        raise TableError(f"{name} has no {', '.join(unknown)}; it has {known}.")
    options = defaults | given
    parts = reader(options, files)
    for part, file in zip(parts, files, strict=True):
        part[PATH] = file.shown
        if options["include_path_column"]:
            part["Path"] = file.shown
    table = pandas.concat(parts, ignore_index=True)
    return infer(table) if _infers(options) else table


def _infers(options: dict) -> bool:
    """Whether the types of columns are to be found out; the files have only text."""
    wanted = options.get("infer_column_types", False)
    return str(wanted).lower() != "false"


def _delimited(options: dict, files: list[File]) -> list[pandas.DataFrame]:
    """Delimited text, every value as text."""
    if options["header"] not in HEADERS:
        text = f"There is no header {options['header']}; there are {', '.join(HEADERS)}."
        raise TableError(text)
    names, parts = None, []
    for number, file in enumerate(files):
        rows = _rows(file, options)
        first_only = options["header"] == "from_first_file"
        if rows and options["header"] != "no_header" and not (first_only and number):
            names = rows.pop(0)
        width = len(names) if names else max(map(len, rows), default=0)
        columns = names or [f"Column{index + 1}" for index in range(width)]
        missing = "" if options["empty_as_string"] else None
        parts.append(pandas.DataFrame([_fit(row, width, missing) for row in rows], columns=columns))
    return parts


def _rows(file: File, options: dict) -> list[list[str]]:
    """The records of a delimited file; a line is one unless quotes may span several."""
    with _open(file, options["encoding"]) as stream:
        try:
            if options["support_multi_line"]:
                rows = csv.reader(stream, delimiter=options["delimiter"])
                return [row for row in rows if row]
            lines = [line.rstrip("\r\n") for line in stream]
        except UnicodeDecodeError as error:
            raise TableError(f"{file.shown} is not {options['encoding']}: {error}") from None
    return [next(csv.reader([line], delimiter=options["delimiter"])) for line in lines if line]


def _fit(row: list[str], width: int, missing: str | None) -> list[str | None]:
    """A record with as many values as there are columns."""
    values = [value if value != "" else missing for value in row[:width]]
    return values + [None] * (width - len(values))


def _json_lines(options: dict, files: list[File]) -> list[pandas.DataFrame]:
    """One JSON object a line."""
    return [pandas.DataFrame(_objects(file, options)) for file in files]


def _objects(file: File, options: dict) -> list[dict]:
    """The objects of a file; invalid lines are an error unless they may be dropped."""
    found = []
    with _open(file, options["encoding"]) as stream:
        for number, line in enumerate(stream, start=1):
            try:
                found += [json.loads(line)] if line.strip() else []
            except json.JSONDecodeError:
                if options["invalid_lines"] != "drop":
                    text = f"Line {number} of {file.shown} is not JSON."
                    raise TableError(text) from None
    return found


def _parquet(options: dict, files: list[File]) -> list[pandas.DataFrame]:
    """Parquet."""
    try:
        return [pandas.read_parquet(file.path) for file in files]
    except (OSError, ValueError) as error:
        raise TableError(f"The files cannot be read as Parquet: {error}") from None


def _open(file: File, encoding: str):
    """A text file with one of the encodings of the format."""
    if encoding not in ENCODINGS:
        known = ", ".join(ENCODINGS)
        raise TableError(f"The encoding {encoding} is unknown; known are {known}.")
    return file.path.open(encoding=ENCODINGS[encoding], newline="")


_READERS = {
    "read_delimited": (DELIMITED, _delimited),
    "read_json_lines": (JSON_LINES, _json_lines),
    "read_parquet": (PARQUET, _parquet),
}
