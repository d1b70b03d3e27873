"""Run the command line of ``python`` in a process that runs already, as a new one would."""

import os
import runpy
import signal
import sys
import types
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import NamedTuple

INTERRUPTED = 130  # the exit code of a shell's Ctrl-C


class Asked(NamedTuple):
    """What a command line asks for.

    Attributes:
        kind: ``script``, ``-m`` or ``-c``.
        what: the path, the module or the code.
        arguments: those of the program.
        safe: whether its folder stays off the path (``-P``).
    """

    kind: str
    what: str
    arguments: list[str]
    safe: bool


def can_run(arguments: list[str], folder: Path) -> bool:
    """Whether ``run`` does the same as a new interpreter.

    Args:
        arguments: of ``python``.
        folder: the working directory.
    """
    asked = _asked(arguments)
    if asked is None:
        return False
    if asked.kind == "script" and not (folder / asked.what).is_file():
        return False
    home = (folder / asked.what).parent if asked.kind == "script" else folder
    return asked.safe or not _shadows(home)


def run(line: dict, files: list[int]) -> None:
    """Become the process that a command line asks for.

    Args:
        line: with ``arguments``, ``folder`` and ``environment``.
        files: standard input, output and error.

    Raises:
        SystemExit: at its end; the interpreter then ends as usual.
    """
    _take_over(line, files)
    try:
        _execute(_asked(line["arguments"]))
    except SystemExit:
        raise
    except BaseException as error:
        frames = _own_frames(error.__traceback__)
        sys.excepthook(type(error), error.with_traceback(frames), frames)
        sys.exit(INTERRUPTED if isinstance(error, KeyboardInterrupt) else 1)
    sys.exit(0)


def _asked(arguments: list[str]) -> Asked | None:
    """What is asked for; ``None`` with options that need an interpreter of their own."""
    rest, safe = list(arguments), False
    while rest and rest[0] in ("-u", "-P"):  # the output of jobs is never held back
        safe |= rest.pop(0) == "-P"
    if len(rest) > 1 and rest[0] in ("-m", "-c"):
        return Asked(rest[0], rest[1], rest[2:], safe)
    if rest and not rest[0].startswith("-"):
        return Asked("script", rest[0], rest[1:], safe)
    return None


def _shadows(folder: Path) -> bool:
    """Whether a module of the folder would be imported instead of one that is imported already."""
    for entry in os.scandir(folder):
        name, dot, suffix = entry.name.partition(".")
        if name in sys.modules and (suffix == "py" or (not dot and _is_package(entry))):
            return True
    return False


def _is_package(entry: os.DirEntry) -> bool:
    return entry.is_dir() and (Path(entry.path) / "__init__.py").exists()


def _take_over(line: dict, files: list[int]) -> None:
    """Take the files, the folder and the variables; be alone in a group that can be signalled."""
    os.setsid()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    os.chdir(line["folder"])
    os.environ.clear()
    os.environ.update(line["environment"])
    if "numpy" in sys.modules:  # forks would all draw the same numbers
        sys.modules["numpy"].random.seed()


def _execute(asked: Asked) -> None:
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    if asked.kind == "-m":
        _enter(asked, os.getcwd(), "-m")
        runpy.run_module(asked.what, run_name="__main__", alter_sys=True)
        return
    if asked.kind == "-c":
        _enter(asked, "", "-c")
        code = compile(asked.what, "<string>", "exec")
    else:
        _enter(asked, str(Path(asked.what).resolve().parent), asked.what)
        module.__file__ = os.path.abspath(asked.what)
        module.__loader__ = SourceFileLoader("__main__", asked.what)
        code = compile(Path(asked.what).read_bytes(), module.__file__, "exec")
    exec(code, module.__dict__)


def _enter(asked: Asked, folder: str, name: str) -> None:
    """Set ``sys.path`` and ``sys.argv``."""
    if not asked.safe:
        sys.path.insert(0, folder)
    sys.argv = [name, *asked.arguments]


def _own_frames(frames):
    """The frames of a traceback without those of this file."""
    while frames and frames.tb_frame.f_code.co_filename == __file__:
        frames = frames.tb_next
    return frames
