"""Python inside of other files: ``python -c``, here-documents, and steps with ``shell: python``."""

import ast
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import yaml

from ..python import imports

Piece = tuple[int, str]  # line of the file, source

INTERPRETER = re.compile(r"python[\d.]*")
HERE = re.compile(r"\bpython[\d.]*\b[^\n<]*<<-?\s*(?P<quote>['\"]?)(?P<end>\w+)(?P=quote)[^\n]*\n")


def pieces(path: Path) -> list[Piece]:
    """The pieces of Python that commands in a script, a YAML or a Python file run."""
    text = path.read_text("utf-8")
    if path.suffix == ".sh":
        return in_script(text)
    try:
        values = _strings(text) if path.suffix == ".py" else _scalars(text)
        found = [piece for line, value in values for piece in in_script(value, line)]
        return found if path.suffix == ".py" else found + _steps(text)
    except (SyntaxError, yaml.YAMLError):
        return []  # a finding of the file


def in_script(script: str, line: int = 1) -> list[Piece]:
    """The Python of a shell script that starts on ``line`` of its file."""
    return [*_options(script, line), *_here_documents(script, line)]


def _options(script: str, line: int) -> Iterator[Piece]:
    """The value of each ``python -c``, as the shell would hand it over."""
    for found in re.finditer(rf"\b{INTERPRETER.pattern}\s+-c\s+", script):
        at = line + script.count("\n", 0, found.start())
        yield at, _first_word(script[found.end() :])


def _first_word(text: str) -> str:
    """The first word of a command line, without its quotes."""
    lexer = shlex.shlex(text, posix=True, punctuation_chars=False)
    lexer.whitespace_split = True
    lexer.commenters = ""
    return lexer.get_token() or ""


def _here_documents(script: str, line: int) -> Iterator[Piece]:
    for found in HERE.finditer(script):
        body = []
        for row in script[found.end() :].splitlines():
            if row.strip() == found["end"]:
                break
            body.append(row)
        at = line + script.count("\n", 0, found.end())
        yield at, dedent("\n".join(body)) + "\n"


def _strings(text: str) -> Iterator[Piece]:
    """The strings of a Python file that may be commands of a job, with their lines."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def _scalars(text: str) -> Iterator[Piece]:
    """The plain values of a YAML file with their lines."""
    for node in _nodes(yaml.compose(text, yaml.SafeLoader)):
        if isinstance(node, yaml.ScalarNode):
            block = node.style in ("|", ">")
            yield node.start_mark.line + 1 + block, node.value


def _steps(text: str) -> list[Piece]:
    """Steps of a workflow that Python runs."""
    found = []
    for node in _nodes(yaml.compose(text, yaml.SafeLoader)):
        if isinstance(node, yaml.MappingNode):
            keys = {key.value: value for key, value in node.value}
            shell = keys.get("shell")
            if isinstance(shell, yaml.ScalarNode) and INTERPRETER.match(shell.value):
                run = keys["run"]
                line = run.start_mark.line + 1 + (run.style in ("|", ">"))
                found.append((line, run.value))
    return found


def _nodes(node: yaml.Node | None) -> Iterator[yaml.Node]:
    """A YAML node and all nodes in it, keys included."""
    if node is None:
        return
    yield node
    if isinstance(node, yaml.SequenceNode):
        for inner in node.value:
            yield from _nodes(inner)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _nodes(key)
            yield from _nodes(value)


def check(path: Path) -> list[tuple[int, str, str]]:
    """``(line, what, cure)`` for each piece that does not parse or imports what is not there."""
    return [row for line, source in pieces(path) for row in wrong(path, line, source)]


def wrong(path: Path, line: int, source: str) -> list[tuple[int, str, str]]:
    """What is wrong with one piece.

    Commands of jobs run in the environment of the job, so only scripts are asked for packages.
    """
    try:
        ast.parse(source)
    except SyntaxError as error:
        return [(line, f"the Python in this command does not parse: {error.msg}", "correct it")]
    if path.suffix != ".sh":
        return []
    return [(line + row - 1, what, cure) for row, what, cure in imports.check(source, path.parent)]
