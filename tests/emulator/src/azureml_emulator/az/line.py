"""Executes one ``az`` line and prints what az would print."""

import importlib
import io
import sys
import traceback
from pathlib import Path

from azure.ai.ml import MLClient, load_job

from . import groups
from .columns import columns, has_table, reshaped, tabled
from .errors import FAILED, USAGE, code_of, text_of
from .help import command_help, group_help
from .messages import logged, say_error, warn
from .output import QueryError, plain, render
from .parser import Line, UsageError, asks_help, find, parse
from .session import SUBSCRIPTION, AzError, Credential, Session
from .table import commands, preview_of, shapes

# What the SDK imports only when something is uploaded or downloaded.
LATE_IMPORTS = ("azure.ai.ml._artifacts._blob_storage_helper", "tqdm")
A_JOB = "{type: command, command: echo, environment: 'azureml:any:1'}"
# What showing a workspace needs, for its tracking URI alone. It takes seconds.
SLOW_IMPORTS = ("mlflow", "azureml.mlflow._internal.utils")
PREVIEW = (
    "{} is in preview and under development. Reference and support levels: "
    "https://aka.ms/CLI_refstatus"
)


def execute(arguments: list[str], state: Path) -> int:
    """Run one line (the words after ``az``) and return its exit code, as az does.

    0 it worked; 1 it failed; 2 the line is wrong; 3 the service does not know what it names.

    Args:
        state: the folder where ``az configure`` keeps its settings.
    """
    try:
        words, rest = find(arguments)
        if asks_help(rest) or not words:
            found = commands().get(words)
            print(command_help(found) if found else group_help(words))
            return 0
        session = Session(state)
        line = parse(arguments, session.defaults)
        with logged(only_errors=line.options.only_show_errors, debug=line.options.debug):
            return _run(line, session)
    except (UsageError, QueryError) as error:
        say_error(str(error))
        return USAGE


def _run(line: Line, session: Session) -> int:
    options = line.options
    try:
        verb = groups.verb_of(line.command)
        groups.refuse_flags(line)
        if preview := preview_of(line.command):
            warn(PREVIEW.format(preview))
        _confirm(line)
        session.choose(options.subscription if line.command.words[0] != "account" else None)
        result = reshaped(line.command, plain(verb.run(line.values, session)))
        table = (lambda rows: tabled(line.command, rows)) if has_table(line.command) else None
        sys.stdout.write(render(result, options.output, options.query, table))
        return 0
    except (UsageError, QueryError):
        raise
    except groups.NotModelled as error:
        say_error(str(error))
        return FAILED
    except Exception as error:  # neither az nor its reader wants a traceback unasked
        if options.debug:
            traceback.print_exc()
        say_error(text_of(error, of_file="file" in line.values))
        return code_of(error)


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


def warm_up() -> None:
    """Import now what a line would import later; a client imports much when it is made."""
    for read_once in (commands, shapes, columns, groups.load, groups.not_modelled):
        read_once()
    for module in LATE_IMPORTS:
        importlib.import_module(module)
    MLClient(Credential(), SUBSCRIPTION, "group", "workspace")
    plain(load_job(io.StringIO(A_JOB)))


def warm_up_further() -> None:
    """Import, while there is nothing else to do, what only some lines need."""
    for module in SLOW_IMPORTS:
        importlib.import_module(module)
