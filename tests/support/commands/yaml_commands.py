"""`az` commands in YAML: the steps of GitHub Actions and of Azure Pipelines."""

import re

import yaml

from . import cli_validity
from .shell import ShellError

KEYS = ("run", "script", "inlineScript", "bash")
AZ = re.compile(r"(?:^|[\s;|&(])az [a-z]")
DEFAULTS = {"group", "workspace"}  # what an earlier step may have set
Row = tuple[int, str, str]


def check(text: str) -> list[Row]:
    """Hold the commands of all steps against the reference.

    Args:
        text: YAML that parses.

    Returns:
        ``(line, what, cure)`` for everything that is wrong.
    """
    found = []
    for line, script in _scripts(yaml.compose(text, yaml.SafeLoader)):
        if AZ.search(script):
            try:
                rows = cli_validity.check(script, None, DEFAULTS)
            except ShellError as error:
                rows = [(error.line, f"no shell command: {error}", "close the quotation marks")]
            found += [(line + at - 1, what, cure) for at, what, cure in rows]
    return found


def _scripts(node: yaml.Node | None):
    """The values of the keys that hold shell scripts, with the line on which each starts."""
    if isinstance(node, yaml.SequenceNode):
        for inner in node.value:
            yield from _scripts(inner)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value in KEYS and isinstance(value, yaml.ScalarNode):
                yield value.start_mark.line + 1 + (value.style in ("|", ">")), value.value
            else:
                yield from _scripts(value)
