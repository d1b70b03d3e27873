"""The table of a signal: the files of a data asset, within a data window.

Collected data lies in folders by the hour (``2026/01/31/15``); a window leaves out the others.
Data that does not lie so is taken as a whole.
"""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pandas
import yaml

READERS = {
    ".csv": pandas.read_csv,
    ".tsv": lambda path: pandas.read_csv(path, sep="\t"),
    ".parquet": pandas.read_parquet,
    ".json": lambda path: pandas.read_json(path, lines=True),
    ".jsonl": lambda path: pandas.read_json(path, lines=True),
}
_HOUR = re.compile(r"/(\d{4})/(\d{2})/(\d{2})/(\d{2})/")
_DURATION = re.compile(
    r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?"
)


def read(path: str, data: dict, end: datetime) -> pandas.DataFrame:
    """The rows of a file or a folder that are in the window of the data.

    Args:
        data: the input of the signal, with its window if it has one.
        end: the time of the run.

    Raises:
        ValueError: there is no table, or no row in the window.
    """
    files = [file for file in _files(Path(path)) if _in_window(file, data, end)]
    if not files:
        raise ValueError(f"There is no table (csv, parquet, json) in the window of {data['uri']}.")
    return pandas.concat([READERS[file.suffix](file) for file in files], ignore_index=True)


def seconds(text: str) -> float:
    """The seconds of an ISO 8601 duration such as ``P7D``; a month has 30 days."""
    years, months, weeks, days, hours, minutes, rest = (
        int(part or 0) for part in _DURATION.fullmatch(text).groups()
    )
    total = timedelta(
        days=365 * years + 30 * months + 7 * weeks + days,
        hours=hours,
        minutes=minutes,
        seconds=rest,
    )
    return total.total_seconds()


def _files(path: Path) -> list[Path]:
    """The files of a table; a folder with an ``MLTable`` file names them there."""
    if path.is_file():
        return [path] if path.suffix in READERS else []
    folder, patterns = path, ["**/*"]
    if (path / "MLTable").is_file():
        content = yaml.safe_load((path / "MLTable").read_text(encoding="utf-8")) or {}
        entries = [value for entry in content.get("paths") or [] for value in entry.values()]
        patterns = [str(entry).removeprefix("./") for entry in entries]
    found = [file for pattern in patterns for file in sorted(folder.glob(pattern))]
    return [file for file in found if file.is_file() and file.suffix in READERS]


def _in_window(file: Path, data: dict, end: datetime) -> bool:
    """Whether the hour of a file is in the window; a file without an hour always is."""
    hours = _HOUR.findall(file.as_posix())
    if not hours:
        return True
    at = datetime(*map(int, hours[-1]), tzinfo=UTC)
    if data.get("windowSize"):
        last = end - timedelta(seconds=seconds(data.get("windowOffset") or "P0D"))
        return last - timedelta(seconds=seconds(data["windowSize"])) <= at < last
    if data.get("windowStart") and data.get("windowEnd"):
        first, last = (datetime.fromisoformat(data[f"window{edge}"]) for edge in ("Start", "End"))
        return first <= at < last
    return True
