"""Flags in sentences: a command that the guide runs or names takes them."""

import re
from functools import cache

from ..commands import azure_commands
from ..finding import Finding
from ..guide import Guide
from ..nearest import proposal
from ..pages.markdown import Page, parse
from . import names, spans, tokens

FLAG = re.compile(r"(?<![\w-])--[a-z][\w-]+")
CODE = (".py", ".sh", ".yml", ".yaml", ".json", ".txt")
OLD = "docs/v1/"  # has the flags of CLI v1


def check(guide: Guide, page: Page) -> list[Finding]:
    """Flags that no command has; a sentence that denies a flag may name it."""
    here = guide.relative(page.path)
    if here.startswith(OLD):
        return []
    found = []
    for number, line in page.prose:
        for span in () if names.denied(line) else tokens.SPAN.findall(line):
            for flag in FLAG.findall(span):
                if flag not in known(guide) and flag not in tokens.allowed():
                    cure = proposal(flag, known(guide), "correct it")
                    cure += ", or add it to tests/support/texts/tokens.yml"
                    found.append(Finding(here, number, f"no command takes {flag}", cure))
    return found


@cache
def known(guide: Guide) -> frozenset[str]:
    """The flags of ``az``, and those in the code of the guide as it was when it was read."""
    found = set(spans.flags()) | set(FLAG.findall(azure_commands.TABLE.read_text("utf-8")))
    for path in (guide.root / "snippets").rglob("*"):
        if path.suffix in CODE and path.is_file() and "output" not in path.parts:
            found.update(FLAG.findall(path.read_text("utf-8")))
    for path in guide.pages:
        if not guide.relative(path).startswith(OLD):
            found.update(
                flag for fence in parse(path).fences for flag in FLAG.findall(fence.source)
            )
    return frozenset(found)
