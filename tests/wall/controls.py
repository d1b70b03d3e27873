"""Harmless edits: a writer may make each of them, and the ladder must stay silent."""

import ast
import re
from itertools import pairwise

from .mutants import CONTROLS, Edit, operator
from .python_operators import _nodes, _span


def control(kind: str, edit: str):
    """Register the decorated function as a harmless edit."""
    return operator(kind, edit, CONTROLS)


@control("python", "a comment is added")
def python_comment(text):
    for found in re.finditer(r"^(?=ml_client\.|job = |print\()", text, re.M):
        yield Edit(found.start(), found.end(), "# the next line does the work\n")


@control("python", "a local variable is renamed")
def renamed_variable(text):
    for old, new in {
        "job": "run",
        "data": "info",
        "model": "thing",
        "endpoint": "frontier",
    }.items():
        if re.search(rf"^{old} = ", text, re.M) and not re.search(rf"\b{new}\b", text):
            tree = ast.parse(text)
            spans = [_span(text, n) for n in ast.walk(tree) if getattr(n, "id", "") == old]
            if "{" + old not in text and len(old) == len(new):
                made = text
                for start, end in sorted(spans, reverse=True):
                    made = made[:start] + new + made[end:]
                yield Edit(0, len(text), made)


@control("python", "two keyword arguments change places")
def reordered_arguments(text):
    for call in _nodes(text, ast.Call):
        simple = [k for k in call.keywords if k.arg and isinstance(k.value, ast.Constant)]
        for first, second in pairwise(simple):
            if first.lineno + 1 == second.lineno:
                (a, b), (c, d) = _span(text, first), _span(text, second)
                yield Edit(a, d, text[c:d] + text[b:c] + text[a:b])


@control("python", "a blank line is added")
def python_blank_line(text):
    for found in re.finditer(r"^(?=ml_client\.)", text, re.M):
        yield Edit(found.start(), found.end(), "\n")


@control("source", "a comment is added to a script")
def source_comment(text):
    within = text.splitlines()[-1].startswith(" ")  # a function ends with two empty lines
    yield Edit(len(text), len(text), "\n" * 2 * within + "# that is all\n")


@control("cli", "a comment is added")
def shell_comment(text):
    for found in re.finditer(r"^(?=az ml )", text, re.M):
        yield Edit(found.start(), found.end(), "# the next line does the work\n")


@control("cli", "the short form of a flag")
def short_flag(text):
    for found in re.finditer(r"^az ml job .*?(--name)(?= )", text, re.M):
        yield Edit(found.start(1), found.end(1), "-n")
    for found in re.finditer(r"^az ml .*?(--file)(?= )", text, re.M):
        yield Edit(found.start(1), found.end(1), "-f")


@control("cli", "two flags change places")
def reordered_flags(text):
    pattern = r"^az ml [a-z -]+?((?: --[a-z-]+ [\w./:-]+){2})(?= --|$)"
    for found in re.finditer(pattern, text, re.M):
        first, second = re.findall(r" --[a-z-]+ [\w./:-]+", found[1])
        yield Edit(found.start(1), found.end(1), second + first)


@control("cli", "a line is continued on the next one")
def continued_line(text):
    for found in re.finditer(r"^az ml [a-z -]+?( )(?=--)", text, re.M):
        yield Edit(found.start(1), found.end(1), " \\\n  ")


@control("yaml", "a comment is added")
def yaml_comment(text):
    for found in re.finditer(r"^(?=\w+:)", text, re.M):
        yield Edit(found.start(), found.end(), "# what follows is required\n")


@control("yaml", "a value is quoted")
def yaml_quotes(text):
    for found in re.finditer(
        r"^(?:name|compute|experiment_name|type|size): ([a-z][\w:-]*)$", text, re.M
    ):
        yield Edit(found.start(1), found.end(1), f'"{found[1]}"')


@control("yaml", "two keys change places")
def yaml_order(text):
    for found in re.finditer(r"^(\w+: [^\n|>]+\n)(\w+: [^\n|>]+\n)(?=\w|\Z)", text, re.M):
        yield Edit(found.start(), found.end(), found[2] + found[1])


@control("yaml", "a value is folded over two lines")
def yaml_blank_line(text):
    for found in re.finditer(r"^(?=inputs:|compute:|environment:)", text, re.M):
        yield Edit(found.start(), found.end(), "\n")


@control("listing", "the title of a listing is said in other words")
def other_listing_title(text):
    for found in re.finditer(r"^title: [^\n:\"']+$", text, re.M):
        yield Edit(found.end(), found.end(), ", step by step")


PARAGRAPH = r"(?<=\n\n)[A-Z][^\n|`!#=\[*<]{60,}\n(?:[^\n|`!#=\[*<]+\n)+(?=\n)"


@control("page", "a paragraph is wrapped elsewhere")
def reflowed(text):
    for found in re.finditer(PARAGRAPH, text):
        words = found[0].split()
        middle = len(words) // 2
        yield Edit(
            found.start(), found.end(), f"{' '.join(words[:middle])}\n{' '.join(words[middle:])}\n"
        )


@control("page", "a sentence is added")
def added_sentence(text):
    for found in re.finditer(PARAGRAPH, text):
        yield Edit(found.end() - 1, found.end() - 1, " Try it once before you need it.")


@control("page", "a row is added to a table")
def added_row(text):
    for found in re.finditer(r"^## If it goes wrong\n(?:.*\n)*?(\|.+\|\n)(?=\n)", text, re.M):
        yield Edit(found.end(1), found.end(1), "| nothing at all | patience | wait a minute |\n")


@control("page", "a link to another page is added")
def added_link(text):
    for found in re.finditer(r"^Next: ", text, re.M):
        new = "Next: read the [notes on this guide](../conventions.md), then: "
        yield Edit(found.start(), found.end(), new)


@control("page", "the sources change places")
def reordered_sources(text):
    for found in re.finditer(r"^(  - https://.+\n)(  - https://.+\n)", text[:3000], re.M):
        yield Edit(found.start(), found.end(), found[2] + found[1])


@control("page", "a heading is said in other words")
def other_heading(text):
    for found in re.finditer(r"^## (?!If it|Check|Cost|Sources|v1)[^\n{]+$", text, re.M):
        yield Edit(found.end(), found.end(), " in practice { #" + "kept-anchor }")


@control("questions", "two choices change places")
def reordered_choices(text):
    block = r" +- text: [^\n]+\n +right: \w+\n +reason: [^\n]+\n"
    for found in re.finditer(rf"(?<=choices:\n)({block})({block})", text):
        head = text[: found.start()].rpartition("- id:")[2]
        if "kind: order" not in head:
            yield Edit(found.start(), found.end(), found[2] + found[1])


@control("questions", "a reason is said at more length")
def longer_reason(text):
    for found in re.finditer(r"reason: [A-Z][^\n\"':]+\.$", text, re.M):
        yield Edit(found.end(), found.end(), " The page says more.")
