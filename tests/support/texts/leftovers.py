"""What no text of the guide holds: notes to oneself, secrets, voices of others, foreign tags."""

import re
from collections.abc import Iterator

from ..finding import Finding
from ..guide import Guide
from ..pages.markdown import CODE_SPAN, Page

NOTES = re.compile(r"\b(?:FIXME|XXX|TBD|tbd|WIP)\b|[Ll]orem ipsum|(?<!^)\?{3,}")
VOICES = re.compile(
    r"\bAs an AI\b|\blanguage model, I\b|\bI (?:think|believe|cannot|can't|guess|hope)\b"
    r"|\bI'm\b|\bin my (?:exam|opinion)\b|\bquestion \d+ (?:in|of) (?:my|the) exam"
)
SECRETS = re.compile(
    r"(?:AccountKey|SharedAccessKey|password|pwd)=[^\s`<…*$]{12,}|\bsig=[\w%]{20,}"
    r"|-----BEGIN [A-Z ]*PRIVATE KEY|(?<![\w/+-])[A-Za-z0-9+/]{40,}={1,2}"
)
MACHINES = re.compile(r"(?<![\w./-])/(?:home|Users)/(?!azureuser|jovyan)\w+|[A-Z]:\\Users\\\w+")
GUID = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b", re.I)
TAGS = re.compile(r"</?(?!(?:div|span|br)\b)[a-z][a-z0-9]*(?:\s[^>]*|/)?>", re.IGNORECASE)
THOUSANDS = re.compile(r"(?<![\d,.\[(])\d{1,3},\d{2}(?![\d,.])(?= [a-z]|\s*\|)")


def check(guide: Guide, page: Page) -> list[Finding]:
    """Such things in the prose of a page."""
    here = guide.relative(page.path)
    rows = ((number, *row) for number, line in page.prose for row in wrong(line))
    return [Finding(here, *row) for row in rows]


def wrong(text: str) -> Iterator[tuple[str, str]]:
    """``(what, cure)`` for everything in a text that should not be read by others."""
    plain = CODE_SPAN.sub("", text)
    if found := NOTES.search(plain.strip()):
        yield f"'{found[0]}' is left over", "write what belongs here"
    if found := VOICES.search(plain):
        yield f"'{found[0]}' is no sentence of a guide", "say what holds, and name the source"
    if found := SECRETS.search(text):
        yield "a key or password stands here", "write a placeholder: <key>; renew it if it was real"
    if found := MACHINES.search(text):
        yield f"'{found[0]}' is a path of one machine", "write a path that any reader has"
    for found in GUID.finditer(text):
        if len(set(found[0].replace("-", ""))) > 2:
            yield f"'{found[0]}' names one resource", "write 00000000-0000-0000-0000-000000000000"
    if found := TAGS.search(plain):
        yield f"pages hold no {found[0]}", "write it in Markdown"
    if found := THOUSANDS.search(plain):
        yield f"'{found[0]}' is no number", "write three digits behind the comma"
