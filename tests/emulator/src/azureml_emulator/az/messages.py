"""What az says on standard error: warnings and errors, each with its level."""

import contextlib
import logging
import re
import sys
from collections.abc import Iterator

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_SDK = logging.getLogger("azure")
_OURS = logging.getLogger("azureml_emulator.az")


class _Handler(logging.Handler):
    """Writes a record as az does, to what standard error is at that moment."""

    def emit(self, record: logging.LogRecord) -> None:
        print(f"{record.levelname}: {record.getMessage()}", file=sys.stderr)


@contextlib.contextmanager
def logged(*, only_errors: bool = False, debug: bool = False) -> Iterator[None]:
    """Show what the SDK and this package log inside the block: warnings, errors alone, or all."""
    level = logging.ERROR if only_errors else logging.DEBUG if debug else logging.WARNING
    handler = _Handler(level)
    before = [(logger, logger.level, logger.propagate) for logger in (_SDK, _OURS)]
    for logger, _, _ in before:
        logger.addHandler(handler)
        logger.propagate = False
        logger.setLevel(level)
    try:
        yield
    finally:
        for logger, old_level, propagate in before:
            logger.removeHandler(handler)
            logger.setLevel(old_level)
            logger.propagate = propagate


def warn(text: str) -> None:
    """Say something that ``--only-show-errors`` silences."""
    _OURS.warning(text)


def say_started(what: str, group: str, key: dict[str, str]) -> None:
    """What ``--no-wait`` says instead of the result. ``key`` names what is created or changed."""
    noun = group.replace("-", " ").capitalize()
    flags = " ".join(f"--{name.replace('_', '-')} {value}" for name, value in key.items())
    warn(
        f"{noun} {what} request initiated. Status can be checked using `az ml {group} show {flags}`"
    )


def say_error(text: str) -> None:
    """Print an error; colours only for a terminal."""
    shown = text if sys.stderr.isatty() else _COLOURS.sub("", text)
    print(f"ERROR: {shown}", file=sys.stderr)
