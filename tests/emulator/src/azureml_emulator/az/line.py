"""Executes one ``az`` line and prints what az would print."""

import importlib
import io
import logging
import pkgutil
import sys
import traceback
from pathlib import Path

from azure.ai.ml import MLClient, load_job
from azure.ai.ml.exceptions import MlException
from azure.core.exceptions import AzureError
from marshmallow import ValidationError

from . import groups
from .call import Call
from .output import QueryError, plain, render
from .parser import Line, UsageError, key_of, parse
from .session import SUBSCRIPTION, AzError, Credential, Session

# What the SDK imports only when something is uploaded or downloaded.
LATE_IMPORTS = ("azure.ai.ml._artifacts._blob_storage_helper", "tqdm")
A_JOB = "{type: command, command: echo, environment: 'azureml:any:1'}"
# What showing a workspace needs, for its tracking URI alone. It takes seconds.
SLOW_IMPORTS = ("mlflow", "azureml.mlflow._internal.utils")
# Mistakes of the line or answers of the service: their text says it all.
EXPECTED = (AzError, groups.NotModelled, AzureError, MlException, ValidationError, OSError)


def execute(arguments: list[str], state: Path) -> int:
    """Run one line (the words after ``az``) and return its exit code.

    Args:
        state: the folder where ``az configure`` keeps its settings.
    """
    try:
        session = Session(state)
        line = parse(arguments, session.defaults)
        if line.options is None:
            print(_help(line))
            return 0
        return _run(line, session)
    except (UsageError, QueryError) as error:
        return _fail(error, 2)


def _run(line: Line, session: Session) -> int:
    options = line.options
    _set_logging(options)
    try:
        verb = groups.verb_of(line.command)
        _confirm(line)
        session.choose(options.subscription if line.command.words[0] != "account" else None)
        result = plain(verb(Call(line.values, session)))
        sys.stdout.write(render(result, options.output, options.query))
        return 0
    except EXPECTED as error:
        if options.debug:
            traceback.print_exc()
        return _fail(error, 1)
    except (UsageError, QueryError):
        raise
    except Exception as error:  # neither az nor its reader wants a traceback unasked
        if options.debug:
            traceback.print_exc()
        return _fail(f"{type(error).__name__}: {error} (--debug shows where)", 1)


def _fail(error, code: int) -> int:
    """Print an error as az does."""
    print(f"ERROR: {error}", file=sys.stderr)
    return code


def _confirm(line: Line) -> None:
    """Ask before a command that has ``--yes``, unless it was given.

    Raises:
        AzError: nobody can be asked, or the answer is no.
    """
    asks = any("--yes" in names for names in line.command.flags)
    if not asks or line.values.get("yes") or line.command.words[0] == "extension":
        return
    if not sys.stdin.isatty():
        raise AzError("Unable to prompt for confirmation as no tty available. Use --yes.")
    answer = input("Are you sure you want to perform this operation? (y/n): ")
    if answer.strip().lower() not in ("y", "yes"):
        raise AzError("Operation cancelled.")


def _set_logging(options) -> None:
    """What the SDK may say on the way: warnings, nothing, or everything."""
    if options.only_show_errors:
        logging.disable(logging.WARNING)
    elif options.debug:
        logging.basicConfig(level=logging.DEBUG)


def _help(line: Line) -> str:
    """The flags of a command."""
    command = line.command
    rows = [
        f"    {' '.join(names)}{' [Required]' if names in command.required else ''}"
        for names in sorted(command.flags, key=key_of)
    ]
    return "\n".join(["Command", f"    {command}", "", "Arguments", *rows])


def warm_up() -> None:
    """Import now what a line would import later; a client imports much when it is made."""
    for module in pkgutil.iter_modules(groups.__path__):
        importlib.import_module(f"{groups.__name__}.{module.name}")
    for module in LATE_IMPORTS:
        importlib.import_module(module)
    MLClient(Credential(), SUBSCRIPTION, "group", "workspace")
    plain(load_job(io.StringIO(A_JOB)))


def warm_up_further() -> None:
    """Import, while there is nothing else to do, what only some lines need."""
    for module in SLOW_IMPORTS:
        importlib.import_module(module)
