"""Run ``sdk.py`` in this process, as it stands, against an emulator."""

import builtins
import contextlib
import functools
import io
import sys
from pathlib import Path
from unittest import mock

from ..finding import one_line
from ..listings.listing import Listing
from ..listings.regions import step_at
from ..nearest import proposal
from ..python.python_syntax import LINE_LENGTH, config, example
from ..python.strict import StrictLoader, Swallowed
from . import figures
from .recording import Failure, Printed, Recording, sent_of
from .stage import LONGEST, Stage, TooLong, finish_jobs, limited


class Output:
    """Standard output of a run, kept by step."""

    def __init__(self) -> None:
        self.step: str | None = None
        self.texts: dict[str, str] = {}

    def write(self, text: str) -> int:
        """Add to what the current step has written."""
        if self.step:
            self.texts[self.step] = self.texts.get(self.step, "") + text
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""

    def isatty(self) -> bool:
        """It is no terminal: no colours, no progress bars."""
        return False


def run(listing: Listing, stage: Stage) -> Recording:
    """Run the SDK face of ``listing`` on ``stage``."""
    from pytest_examples.run_code import run_code

    from azureml_emulator.doors import inprocess

    recording = Recording(listing.name, "sdk")
    file = listing.faces["sdk"]
    path = stage.listing / file
    source = path.read_text("utf-8")
    output = Output()

    def step_of(line: int) -> str | None:
        return step_at(listing.regions["sdk"], line)

    def reached(line: int) -> None:
        stage.emulator.tag = f"sdk:{line}"
        output.step = step_of(line)

    loader = StrictLoader(path, reached)
    main = sys.modules["__main__"]
    with (
        inprocess.installed(stage.emulator),
        contextlib.redirect_stdout(output),
        figures.drawn_alike(listing),
        contextlib.redirect_stderr(io.StringIO()),  # progress bars and warnings
        mock.patch.object(builtins, "print", _recorder(path, source, recording, builtins.print)),
        limited(LONGEST),
    ):
        try:
            run_code(
                example=example(Path(file), source),
                python_file=path,
                loader=loader,
                config=config(),
                enable_print_mock=False,
                print_callback=None,
                include_print=None,
                module_globals=None,
                call=None,
            )
        except (Exception, SystemExit) as error:  # whatever a listing raises is a finding
            recording.failure = _failure(file, error, stage)
        finally:
            sys.modules["__main__"] = main
    if loader.swallowed:  # also one that the listing itself has caught
        recording.failure = _failure(file, loader.swallowed[0], stage)
    if recording.failure is None:
        recording.failure = finish_jobs(stage.emulator, file)
    recording.sent = sent_of(stage.emulator, step_of)
    recording.output = {step: stage.clean(text) for step, text in output.texts.items()}
    if recording.failure is None:
        try:
            recording.figures = figures.collect(listing, stage.listing)
        except figures.NotDrawn as error:
            recording.failure = Failure("listing.yml", 1, str(error), error.cure)
    return recording


def _recorder(path: Path, source: str, recording: Recording, real_print):
    """A ``print`` that keeps short lines for ``#>`` comments and passes on the rest."""
    lines = source.splitlines()

    @functools.wraps(real_print)  # numba asks a function for its module, and imports it from there
    def record(*arguments, sep: str | None = " ", **options) -> None:
        caller = sys._getframe(1)
        text = (sep or " ").join(map(str, arguments))
        if caller.f_code.co_filename == str(path) and not options and "\n" not in text:
            indent = len(lines[caller.f_lineno - 1]) - len(lines[caller.f_lineno - 1].lstrip())
            if indent + len("#> ") + len(text) < LINE_LENGTH:
                texts = [_shown(argument) for argument in arguments]
                recording.prints.append(Printed(caller.f_lineno, sep or " ", texts))
                return
        real_print(*arguments, sep=sep, **options)

    return record


def _shown(argument) -> str:
    """What ``print`` writes of an argument; sets come out sorted, and addresses alike."""
    from pytest_examples.run_code import Arg

    # ``Arg`` would show a text enumeration such as JobStatus by its value, which print does not
    return str(argument) if isinstance(argument, str) else str(Arg(argument))


def _failure(file: str, error: BaseException, stage: Stage) -> Failure:
    """The exception as a finding: the last line of the listing that was reached, the cure."""
    if isinstance(error, Swallowed):
        return Failure(file, error.line, str(error), error.cure, rung="validity")
    line, step = 1, error.__traceback__
    while step:  # pytest-examples leaves only the frames of the listing
        line, step = step.tb_lineno, step.tb_next
    name = type(error).__name__
    what = f"{name}: {one_line(stage.clean(str(error)))[:400]}"
    if isinstance(error, TooLong):
        return Failure(file, line, str(error), error.cure)
    if isinstance(error, AttributeError) and error.name and error.obj is not None:
        known = [key for key in dir(error.obj) if key[0] != "_"]
        listed = ", ".join(known[:8])
        cure = proposal(error.name, known, f"use an attribute that it has, such as {listed}")
        return Failure(file, line, what, cure, rung="validity")
    if isinstance(error, TypeError):
        return Failure(file, line, what, "give the arguments that it requires", rung="validity")
    return Failure(file, line, what, "correct the call, or the state that it needs")
