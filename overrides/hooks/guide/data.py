"""Reads the YAML data files; a file is parsed once for each state it is in on disk."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from .problem import Problem


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Safe and quick; a day that no calendar has stays text, so that a rule can name its line."""

    def construct_day(self, node: yaml.Node) -> Any:
        """A date, or the text of what is none."""
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError:
            return node.value


Loader.add_constructor("tag:yaml.org,2002:timestamp", Loader.construct_day)
LOADER = Loader


def load(path: Path) -> Any:
    """The content of a YAML file. Raises Problem if it is missing or is not YAML."""
    if not path.is_file():
        raise Problem(path.as_posix(), "this data file is missing", "restore it or remove its use")
    return _parse(path, path.stat().st_mtime_ns)


@cache
def _parse(path: Path, changed: int) -> Any:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path.as_posix()}:{mark.line + 1}" if mark else path.as_posix()
        raise Problem(where, f"not YAML: {error}", "correct the file") from error
