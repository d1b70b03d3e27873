"""Python in code spans of a text, in which arguments may be left out."""

import re

SPAN = re.compile(r"(?<!`)`([^`]+)`(?!`)")
# `from a import b`, `import a`, `@decorator(`, `name = call(`, `module.call(`
LOOKS = re.compile(r"from [\w.]+ import |import \w|@\w+\(|(?:[\w.]+ = )?[A-Za-z_][\w.]*\(")
# What a text writes for values, and for arguments, that do not matter.
LEFT_OUT = ((r"(?<==)…|\?", "_"), ("…", "*_"))


def spans(text: str) -> list[str]:
    """The code spans of ``text`` that look like a call or an import."""
    return [span for span in SPAN.findall(text) if LOOKS.match(span)]


def completed(span: str) -> str:
    """``span`` with names for what it leaves out, so that it parses."""
    for sign, code in LEFT_OUT:
        span = re.sub(sign, code, span)
    return span
