"""Shell: lint it, and take its `az` command lines apart."""

import json
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

OPERATORS = re.compile(r"^[|&;()<>]+$")
PREFIXES = ("if", "elif", "while", "until", "then", "else", "do", "!")
# What goes on as if nothing had happened.
HIDDEN = re.compile(r"^[^#]*(?:\|\| *(?:true|:)\s*$|^ *set \+e\b|2> */dev/null *(?:\|\|.*)?$)")


@dataclass(frozen=True)
class Command:
    """One `az` invocation: its words after ``az`` and the line on which it starts."""

    words: tuple[str, ...]
    line: int


class ShellError(ValueError):
    """A command line that cannot be taken apart.

    Attributes:
        line: where, from 1.
    """

    def __init__(self, message: str, line: int):
        super().__init__(message)
        self.line = line


def lint(source: str) -> list[tuple[int, str, str]]:
    """What is wrong with a bash script: errors that nobody sees, and what shellcheck says.

    Returns:
        ``(line, what, cure)`` for each.
    """
    what, cure = "an error of this line is not seen", 'write || echo "exit code $?", or nothing'
    hidden = [
        (number, what, cure)
        for number, line in enumerate(source.splitlines(), start=1)
        if HIDDEN.search(line)
    ]
    return hidden + _shellcheck(source)


def _shellcheck(source: str) -> list[tuple[int, str, str]]:
    tool = Path(sys.executable).with_name("shellcheck")
    command = [str(tool), "--shell=bash", "--format=json", "--norc", "-"]
    done = subprocess.run(command, input=source, capture_output=True, text=True)
    if done.returncode > 1:
        raise RuntimeError(f"shellcheck failed: {done.stderr}")
    return [
        (row["line"], f"{row['message']} (SC{row['code']})", "correct the line as shellcheck says")
        for row in json.loads(done.stdout)
    ]


def az_commands(source: str) -> list[Command]:
    """The `az` invocations of a bash script, also those inside ``$(…)``.

    Raises:
        ShellError: a quote is never closed.
    """
    found = []
    for line, text in logical_lines(source):
        for piece in _pieces(text):
            try:
                words = _words(piece)
            except ValueError as error:
                raise ShellError(str(error), line) from None
            for start, word in enumerate(words):
                before = words[start - 1] if start else "|"
                if word == "az" and (OPERATORS.match(before) or before in PREFIXES):
                    found.append(Command(tuple(_until_operator(words[start + 1 :])), line))
    return found


def logical_lines(source: str):
    """Commands with their continuations joined, each with the number of its first line.

    Here-documents are data and left out.
    """
    start, held, ending = 1, "", None
    for number, line in enumerate(source.splitlines(), start=1):
        if ending:
            ending = None if line.strip() == ending else ending
            continue
        if not held:
            start = number
        if line.endswith("\\"):
            held += line[:-1] + " "
            continue
        text = held + line
        if _open_quote(text):
            held = text + "\n"
            continue
        here = re.search(r"<<-?\s*['\"]?(\w+)['\"]?", text)
        ending = here[1] if here else None
        held = ""
        yield start, text
    if held:
        yield start, held


def _open_quote(text: str) -> bool:
    try:
        shlex.split(text, comments=True)
    except ValueError:
        return True
    return False


def _pieces(text: str) -> list[str]:
    """``text`` with command substitutions replaced by a placeholder, and their insides."""
    pieces = []
    while inner := re.search(r"\$\(([^()]*)\)", text):
        pieces.append(inner[1])
        text = text[: inner.start()] + "$_" + text[inner.end() :]
    return [*pieces, text]


def _words(text: str) -> list[str]:
    lexer = shlex.shlex(text, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    return list(lexer)


def _until_operator(words: list[str]) -> list[str]:
    for index, word in enumerate(words):
        if OPERATORS.match(word):
            return words[:index]
    return words
