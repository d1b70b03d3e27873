"""The groups of commands: one module each, which offers ``VERBS`` (verb -> function of a Call)."""

import importlib
import pkgutil
from collections.abc import Callable

from ..table import Command


class NotModelled(Exception):
    """A command of Azure that the emulator does not have yet."""


def verb_of(command: Command) -> Callable:
    """The function behind a command.

    Raises:
        NotModelled: there is none; the text names the file to write.
    """
    words = command.words[1:] if command.words[0] == "ml" else ("core", *command.words)
    module = words[0].replace("-", "_")
    modules = {found.name for found in pkgutil.iter_modules(__path__)}
    if module in modules:
        verbs = importlib.import_module(f"{__name__}.{module}").VERBS
        found = verbs.get(" ".join(words[1:]))
        if found:
            return found
    raise NotModelled(
        f"'{command}' is a command of Azure that the emulator has not modelled yet. "
        f"To add it, extend az/groups/{module}.py."
    )
