"""Where a page creates what costs until it is deleted, it says how to delete it."""

import re
from itertools import zip_longest

from ..finding import Finding
from ..guide import Guide
from .markdown import Page

# What Azure bills, or what keeps something billed, until somebody deletes it.
CLIENTS = "compute|workspaces|registries|feature_stores|schedules|serverless_endpoints"
CLIENTS += "|online_endpoints|online_deployments|batch_endpoints|batch_deployments"
NOUNS = "compute|workspace|registry|feature-store|schedule|serverless-endpoint"
NOUNS += "|online-endpoint|online-deployment|batch-endpoint|batch-deployment"
CREATES = re.compile(
    rf"\.(?:{CLIENTS})\.begin_create|\baz ml (?:{NOUNS}) create\b"
    r"|\baz (?:acr|aks|vm|containerapp|search service|cognitiveservices account) create\b"
)
SECTION = re.compile(r"\b(?:Cost|[Cc]lean|[Dd]elet|[Rr]emov|[Dd]etach)")
TELLS = re.compile(
    r":clean-up\b|\bbegin_(?:delete|detach)\b|\baz [\w -]+ (?:delete|detach)\b"
    r"|\[[^\]]*\b(?:[Dd]elet|[Dd]etach|[Rr]emov|[Cc]lean)[^\]]*\]\("
    r"|\]\([^)]*#[^)]*(?:clean-up|delete|detach)|\*\*(?:Delete|Detach)\*\*"
)


def check(guide: Guide, page: Page) -> list[Finding]:
    """A page whose listings create such things, and whose sections on cost name no way back."""
    here = guide.relative(page.path)
    creating = sorted(name for name in _own(guide, here) if CREATES.search(_code(guide, name)))
    sections = [section for section in _sections(page) if SECTION.search(section[1])]
    if not creating or any(TELLS.search(text) for _, _, text in sections):
        return []
    line = sections[0][0] if sections else 1
    what = f"snippets/{creating[0]} creates what costs, and the page does not say how to delete it"
    cure = "under 'Cost', show the clean-up step or command, or link to where it stands"
    return [Finding(here, line, what, cure)]


def _own(guide: Guide, here: str) -> list[str]:
    return [name for name, listing in guide.listings.items() if listing.page == here]


def _code(guide: Guide, name: str) -> str:
    listing = guide.listings[name]
    files = [listing.faces[face] for face in ("sdk", "cli", "rest") if face in listing.faces]
    paths = [listing.folder / file for file in files]
    return "\n".join(path.read_text("utf-8") for path in paths if path.is_file())


def _sections(page: Page) -> list[tuple[int, str, str]]:
    """``(line, title, text)`` of each section."""
    lines = page.text.splitlines()
    pairs = zip_longest(page.headings, page.headings[1:])
    return [
        (one.line, one.text, "\n".join(lines[one.line : after.line - 1 if after else None]))
        for one, after in pairs
    ]
