"""Data in mini batches: a queue in a folder that worker processes take from."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from .data import DataError

TABLE_SIZE = "1mb"  # of a mini batch of rows
UNITS = {"": 1, "b": 1, "kb": 1024, "mb": 1024**2, "gb": 1024**3}
_SIZE = re.compile(r"\s*(\d+)\s*([a-z]*)\s*", re.IGNORECASE)


class Result(NamedTuple):
    """What came of one mini batch.

    Attributes:
        items: how many files or rows it had.
        returned: how many the entry script returned.
        failed: whether it counts as failed.
        rows: what was returned, a line each.
    """

    items: int
    returned: int
    failed: bool
    rows: str


class Queue:
    """Mini batches in a folder: ``waiting``, ``taken``, and ``done`` with the results."""

    def __init__(self, folder: Path):
        self.folder = folder

    def fill(self, data: Path, *, size, keys: list[str], retries: int, timeout: float) -> int:
        """Split data into mini batches and put them into the queue; return how many.

        Args:
            data: a file or a folder; a folder with an ``MLTable`` file is a table.
            size: files in a mini batch of files, bytes (such as ``10kb``) in one of rows.
            keys: columns; rows with the same values in them make a mini batch.
            retries: how often a mini batch is tried again.
            timeout: seconds for one try.

        Raises:
            DataError: the data or the size cannot be understood.
        """
        for name in ("waiting", "taken", "done", "tables"):
            (self.folder / name).mkdir(parents=True)
        table = _table(data)
        if table and table.rows:
            batches = list(self._tables(table, size, keys))
        elif keys:
            raise DataError("Files cannot be partitioned by keys here: give a table of rows.")
        else:
            files = table.files if table else _files(data)
            batches = [{"files": group} for group in _groups(files, _count(size))]
        settings = {"retries": retries, "timeout": timeout}
        (self.folder / "settings.json").write_text(json.dumps(settings))
        for number, batch in enumerate(batches):
            (self.folder / f"waiting/{number:06}.json").write_text(json.dumps(batch))
        return len(batches)

    def results(self) -> list[Result]:
        """The results of all mini batches, in their order."""
        paths = sorted((self.folder / "done").iterdir())
        return [Result(**json.loads(path.read_text(encoding="utf-8"))) for path in paths]

    def _tables(self, table: "Table", size, keys: list[str]) -> Iterator[dict]:
        """Mini batches of rows, each in a file of its own."""
        header, rows = table.read()
        if missing := [key for key in keys if key not in header]:
            raise DataError(f"The table has no column {', '.join(missing)} to partition by.")
        limit = _bytes(size or TABLE_SIZE)
        parts = _partitions(header, rows, keys) if keys else _chunks(rows, limit)
        for number, part in enumerate(parts):
            path = self.folder / f"tables/{number:06}.csv"
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([header, *part])
            yield {"table": str(path)}


class Table(NamedTuple):
    """What an ``MLTable`` file describes.

    Attributes:
        rows: the options of ``read_delimited``; ``None`` for a list of files.
    """

    files: list[str]
    rows: dict | None

    def read(self) -> tuple[list[str], list[list[str]]]:
        """The names of the columns, and all rows."""
        header: list[str] = []
        rows: list[list[str]] = []
        for name in self.files:
            with open(name, encoding="utf-8", newline="") as file:
                read = list(csv.reader(file, delimiter=self.rows.get("delimiter", ",")))
            if self.rows.get("header") != "no_header" and read:
                header = read.pop(0)
            rows += read
        width = max(map(len, rows), default=0)
        return header or [f"Column{number + 1}" for number in range(width)], rows


def _table(data: Path) -> Table | None:
    """The table in a folder, if there is one."""
    description = data / "MLTable"
    if not description.is_file():
        return None
    content = yaml.safe_load(description.read_text(encoding="utf-8")) or {}
    files = []
    for entry in content.get("paths") or []:
        [(kind, place)] = entry.items()
        place = place.removeprefix("./")
        if "://" in place or place.startswith("/"):
            raise DataError(f"The emulator reads only relative paths of an MLTable, not {place}.")
        pattern = f"{place.rstrip('/')}/**/*" if kind == "folder" else place
        files += sorted(str(path) for path in data.glob(pattern) if path.is_file())
    steps = content.get("transformations") or []
    names = [step if isinstance(step, str) else next(iter(step)) for step in steps]
    if not names:
        return Table(files, None)
    if names != ["read_delimited"]:
        raise DataError(f"The emulator reads tables with read_delimited, not {', '.join(names)}.")
    options = steps[0]["read_delimited"] if isinstance(steps[0], dict) else None
    return Table(files, options or {"delimiter": ","})


def _files(data: Path) -> list[str]:
    """A file, or all files below a folder."""
    if data.is_file():
        return [str(data)]
    return sorted(str(path) for path in data.rglob("*") if path.is_file())


def _groups(files: list[str], size: int) -> Iterator[list[str]]:
    """Files, ``size`` at a time."""
    return (files[start : start + size] for start in range(0, len(files), size))


def _chunks(rows: list[list[str]], limit: int) -> Iterator[list[list[str]]]:
    """Rows, as many at a time as fit into ``limit`` bytes, at least one."""
    chunk: list[list[str]] = []
    filled = 0
    for row in rows:
        length = len(",".join(row).encode()) + 1
        if chunk and filled + length > limit:
            yield chunk
            chunk, filled = [], 0
        chunk.append(row)
        filled += length
    if chunk:
        yield chunk


def _partitions(header: list[str], rows: list[list[str]], keys: list[str]) -> list[list]:
    """Rows with the same values of the keys."""
    columns = [header.index(key) for key in keys]
    found: dict[tuple, list] = {}
    for row in rows:
        found.setdefault(tuple(row[column] for column in columns), []).append(row)
    return list(found.values())


def _count(size) -> int:
    """How many files make a mini batch."""
    text = str(size or 1).strip()
    if not text.isdigit() or int(text) < 1:
        raise DataError(f"The mini_batch_size of files is a number of files, not {size!r}.")
    return int(text)


def _bytes(size) -> int:
    """A size such as ``100kb`` in bytes."""
    found = _SIZE.fullmatch(str(size))
    if not found or found[2].lower() not in UNITS:
        raise DataError(f"The mini_batch_size of a table is a size such as 100kb, not {size!r}.")
    return int(found[1]) * UNITS[found[2].lower()]
