"""Names in code spans of texts: code, a command, a package or open data vouches for each."""

import re
from collections.abc import Iterator

from ..finding import Finding
from ..guide import Guide
from ..nearest import proposal
from ..pages.markdown import Page
from . import denials, error_names, known_names, paragraphs, tokens, v1_names

SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
CODED = re.compile(r"_|[a-z0-9][A-Z]|^--")  # snake_case, camelCase, PascalCase, CAPITALS_, --flag
SIZE = re.compile(r"(?:standard|STANDARD|Standard|basic|Basic)_|[A-Z]{1,2}\d+\w*")  # of a machine
SHORTEST = 3
# What is not looked up in a span: addresses, placeholders, names of files that a reader writes.
LEFT_OUT = re.compile(
    r"\w+://\S+|<[^<>]*>|[\w./-]+\.(?:py|csv|ipynb|pkl|parquet|png|svg|onnx|ya?ml|sh|bicep)\b"
)
# What a writer names himself, before the name: an input, a variable, a column, a metric.
OWN = re.compile(
    r"(?:\bazureml:|\b(?:inputs|outputs|jobs|search_space|secrets|vars|env|variables|tags|properties)\."
    r"|\bfor |\b(?:log_\w+|set_tag|getenv|get)\(['\"]|environ\[['\"]"
    r"|\b\w*(?:names?|columns?|path|label|title|metric|description|prefix|tags?)"
    r"\s*[=:]\s*[\[({]*['\"]?(?:[\w-]+['\"], ['\"])*)$"
)
GIVEN = re.compile(r"\s+=\s")  # after a variable that begins the span; an argument has no spaces
SAID = re.compile(
    r"(?:\bcolumns?\b[^`.|]{0,60}|\b(?:called|named|variables?|placeholders?) )"
    r"(?:`[^`]+`(?:,| and| or) )*$",
    re.IGNORECASE,
)
# Outside of code spans only what is no word of English; what is left out is code or an address.
PLAIN = re.compile(
    r"(?<![\w./:#-])(?:[a-z][a-z0-9]*(?:_[a-z0-9]+)+|--[a-z][a-z-]+)(?![\w/.=-]*[/=])"
)
NO_WORDS = re.compile(
    r"```.*?```|`[^`]*`|\]\([^)]*\)|https?://\S+|\{[^}]*\}|<[^>]*>|<!--.*?-->", re.DOTALL
)
WHAT = "nothing is known of '{}'"


def check(guide: Guide, page: Page) -> list[Finding]:
    """Names of a page that nothing vouches for."""
    here = guide.relative(page.path)
    past = here.startswith(v1_names.PAGES)
    found = []
    for part in paragraphs.of(page):
        old = past or v1_names.told(part)
        for at, name, cure in unknown(guide, part.text, old=old):
            if not past and error_names.NAME.fullmatch(name):
                continue  # that rule knows the errors
            found.append(Finding(here, part.line_of(at), WHAT.format(name), cure))
    return found


def unknown(guide: Guide, text: str, *, old: bool = False) -> Iterator[tuple[int, str, str]]:
    """``(where, name, cure)`` of every name that nothing vouches for.

    Args:
        old: whether the text tells of SDK v1.
    """
    plain = NO_WORDS.sub(lambda code: " " * len(code[0]), text)
    for word in PLAIN.finditer(plain):
        if not known_names.known(guide, word[0], old=old) and not denials.of(text, *word.span()):
            yield word.start(), word[0], _cure(guide, word[0])
    for span in SPAN.finditer(text):
        if denials.of(text, *span.span()) or SAID.search(text[: span.start()]):
            continue
        for name in names(span[1]):
            known = known_names.known(guide, name, old=old) or (
                _partial(span[1], name) and known_names.begun(guide, name, old=old)
            )
            if not known and not _told_elsewhere(guide, f"`{name}`"):
                yield span.start(), name, _cure(guide, name)


def _told_elsewhere(guide: Guide, span: str) -> bool:
    """Whether another rule finds the name and knows what is meant by it."""
    return any(tokens.slips(guide, span)) or any(v1_names.used(guide, span))


def in_text(text: str) -> set[str]:
    """The names in all code spans of a text."""
    return {name for span in SPAN.findall(text) for name in names(span)}


def names(span: str) -> Iterator[str]:
    """The names in a code span that are not the writer's own."""
    code = LEFT_OUT.sub(lambda found: " " * len(found[0]), span)
    script = re.search(r"\bpython \S+\.py\b|\$\{", span) is not None
    for found in known_names.NAME.finditer(code):
        name, before, after = found[0], code[: found.start()], code[found.end() :]
        if len(name.strip("_-")) < SHORTEST or not CODED.search(name.strip("_")):
            continue
        if SIZE.fullmatch(name) or name.startswith(("Standard_", "STANDARD_")):
            continue
        if OWN.search(before) or (not before.strip() and GIVEN.match(after)):
            continue
        if not (script and name.startswith("--")):
            yield name


def _partial(span: str, name: str) -> bool:
    """Whether only a part of the name is written, as in ``begin_…``."""
    at = span.find(name)
    return bool(re.search("[…*}]$", span[:at]) or re.match("[…*{<]", span[at + len(name) :]))


def _cure(guide: Guide, name: str) -> str:
    cure = proposal(name, known_names.near(guide, name), "correct it")
    return f"{cure}; a name that is right goes to tests/support/names/tokens.yml with its source"
