"""The parts of a page: each once, complete, in order, and none of them empty."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from ..finding import Finding
from ..guide import Guide
from .markdown import CODE_SPAN, DIRECTIVE, INCLUDE, Page
from .page_includes import OUTPUT

ASKED = ("Check yourself", "Questions")
ORDER = ("If it goes wrong", "Check yourself", "Sources")
TIP = re.compile(r'^ *!!! exam-tip "(?P<title>[^"]+)"$')
FEWEST_WORDS, MOST_SENTENCES = 12, 3
SENTENCE = re.compile(r"[.!?](?=\s|$)")
FILE = re.compile(r'title="(?P<file>[\w./-]+\.(?:py|sh|yml|yaml|json|toml|bicep))"')
PICTURE = re.compile(r"!\[(?P<text>[^\]]*)\]\((?P<path>[^)\s#]+)(?P<only>#[\w-]+)?\)")
ATTRIBUTES = re.compile(r"\{:?(?P<inside>[^}]*)\}\s*$")
TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)\b[^>]*?(?P<alone>/?)>", re.IGNORECASE)
VOID = {"br", "hr", "img", "input", "wbr"}
SPARE = {"\u00a0": "a space that does not break", "\u200b": "a space without width"}
SPARE |= {"\u200d": "an invisible joiner", "\ufeff": "a byte order mark", "\u00ad": "a soft hyphen"}
MOJIBAKE = re.compile(r"â€|Ã[\x80-\xbf©¤¶¼]|Â[\xa0-\xbf]|\ufffd")
SEPARATOR = re.compile(r"\|(?:\s*:?-+:?\s*\|)+$")
Row = tuple[int, str, str]


def check(guide: Guide, page: Page) -> list[Finding]:
    """What is missing, doubled, empty or at the wrong place on one page."""
    rows: list[Row] = []
    for rule in RULES:
        rows += rule(page)
    rows += _titles(guide, page)
    return [Finding(guide.relative(page.path), *row) for row in rows]


def _comments(page: Page) -> Iterator[Row]:
    """Comments that are closed, and directives that stand once and alone."""
    seen = set()
    for number, word in page.directives:
        if word in seen:
            yield number, f"guide:{word} stands twice", "write it once"
        seen.add(word)
    for number, line in page.prose:
        plain = CODE_SPAN.sub("", line)
        if plain.count("<!--") != plain.count("-->"):
            yield number, "a comment is not closed on its line", "write <!-- … --> on one line"
        elif "guide:" in plain and "<!--" in plain and not DIRECTIVE.match(line):
            yield number, "the directive does not stand alone", "give it a line of its own"


def asked(page: Page) -> Iterator[Row]:
    """Sections that a page with questions has, where it is not that of a task."""
    headings = page.headings
    line = next((line for line, word in page.directives if word == "questions"), None)
    if line is None:
        return
    if not any(heading.text.startswith(ASKED) for heading in headings):
        yield line, f"no section '{ASKED[0]}' holds the questions", f"write '## {ASKED[0]}'"
    titles = [heading.text for heading in headings if heading.text.startswith(ORDER)]
    if ORDER[1] in titles and not titles[-1].startswith(ORDER[2]):
        what = "the page asks questions and names no sources"
        yield headings[-1].line, what, f"write '## {ORDER[2]}' below them"


def _sections(page: Page) -> Iterator[Row]:
    lines = page.text.splitlines()
    headings = page.headings
    for heading, following in zip(headings, [*headings[1:], None], strict=True):
        end = following.line - 1 if following else len(lines)
        inner = following and following.level > heading.level
        if not inner and not "".join(lines[heading.line : end]).strip():
            what = f"nothing stands under '{heading.text}'"
            yield heading.line, what, "write the section, or remove its heading"
        if heading.text.endswith((".", ":", ";", ",", "!")):
            yield heading.line, f"'{heading.text}' ends with a mark", "remove the mark"
    placed = [
        (ORDER.index(name), heading)
        for heading in headings
        for name in ORDER
        if heading.level == 2 and heading.text.startswith(name)
    ]
    for (before, _), (place, heading) in pairwise(placed):
        if place < before:
            what = f"'{heading.text}' stands after '{ORDER[before]}'"
            yield heading.line, what, f"order the sections {', '.join(ORDER)}"
    for number, line in page.prose:
        if re.match(r"#{1,6}[^#\s]", line):
            yield number, "the heading has no space behind its #", "write # and a space"


def _anchors(page: Page) -> Iterator[Row]:
    seen = set()
    for heading in page.headings:
        if heading.anchor in seen:
            what = f"a second heading has the anchor #{heading.anchor}"
            yield heading.line, what, "give it an anchor of its own: { #name }"
        seen.add(heading.anchor)
    for number, line in page.prose:
        found = ATTRIBUTES.search(CODE_SPAN.sub("", line)) if line.startswith("#") else None
        if found and not re.search(r"[#.=]", found["inside"]):
            yield number, f"'{found[0]}' gives the heading no anchor", "write { #name }"


def _tabs(page: Page) -> Iterator[Row]:
    lines = page.text.splitlines()
    for group in page.tabs:
        for label, number, _ in group:
            label_line = lines[number - 1]
            inside = " " * (len(label_line) - len(label_line.lstrip()) + 4)
            following = next((line for line in lines[number:] if line.strip()), "")
            if not following.startswith(inside):
                cure = "indent its text by four more spaces, or remove the tab"
                yield number, f"the tab {label} is empty", cure
    for number, line in page.prose:
        if re.match(r"\s*===[!+]", line):
            yield number, "this mark begins a new set of tabs", "write ==="


def _pictures(page: Page) -> Iterator[Row]:
    """Each drawing in both palettes, with the same description, which says what it shows."""
    shown: dict[str, dict[str, int]] = {}
    for number, line in page.prose:
        for found in PICTURE.finditer(line):
            path, only = found["path"], found["only"]
            palette = next((p for p in ("light", "dark") if path.endswith(f".{p}.svg")), None)
            if palette is None or only != f"#only-{palette}":
                yield number, f"'{path}' is shown in both palettes", "add #only-light or #only-dark"
                continue
            name = f"{path.removesuffix(f'.{palette}.svg')} {found['text']}"
            if palette in shown.setdefault(name, {}):
                yield number, f"the {palette} drawing stands twice", "show light, then dark"
            shown[name][palette] = number
            if len(found["text"].split()) < 5:
                yield number, "the description is too short", "say what the picture shows"
    for palettes in shown.values():
        if len(palettes) == 1:
            (palette, number) = next(iter(palettes.items()))
            other = "dark" if palette == "light" else "light"
            what = f"the {palette} drawing has no {other} one with the same description"
            yield number, what, f"add ….{other}.svg#only-{other}"


def _fences(page: Page) -> Iterator[Row]:
    for fence in page.fences:
        targets = INCLUDE.findall(fence.source)
        if not fence.language:
            yield fence.line, "the fence names no language", "write ```python, ```text, …"
        if fence.language and fence.language not in fence.info:
            yield fence.line, "the language has capital letters", f"write {fence.language}"
        if not fence.source.strip():
            yield fence.line, "the fence is empty", "include a file, or remove the fence"
        if any(OUTPUT.search(t) for t in targets) and not re.search(r"\.output\b", fence.info):
            cure = "write ``` {.text .output} or ``` {.json .output}"
            yield fence.line, "this output is not marked as one", cure
        if "skip" in fence.info and "=" in fence.info and fence.skipped is None:
            yield fence.line, "this fence is not skipped", 'write test="skip: reason"'
    for number, line in enumerate(page.text.splitlines(), start=1):
        if re.search(r"^\s*-+8<-+\s", line) and not INCLUDE.search(line):
            yield number, "this include is not followed", 'write --8<-- "snippets/…"'
    counted = Counter(target for _, target in page.includes if ":" in target)
    for number, target in page.includes:
        if counted[target] > 1:
            counted[target] = 0
            yield number, f"'{target}' is shown twice", "show it once, and refer to it"


def _titles(guide: Guide, page: Page) -> Iterator[Row]:
    """A fence with the name of a file shows that file; a script may be shown under another name."""
    for fence in page.fences:
        title = FILE.search(fence.info)
        paths = [target.partition(":")[0] for target in INCLUDE.findall(fence.source)]
        files = [path for path in paths if not path.endswith(("/sdk.py", "/cli.sh"))]
        exist = [path for path in files if (guide.root / path).is_file()]
        if title and exist and not any(path.endswith(f"/{title['file']}") for path in files):
            what = f"the title says {title['file']}, the code is {exist[0].rpartition('/')[2]}"
            yield fence.line, what, "write the name of the file that is included"


def _tips(page: Page) -> Iterator[Row]:
    lines = dict(page.prose)
    for number, line in page.prose:
        if re.match(r" *(?:!!!|\?\?\?\+?)[\w]", line):
            yield number, "a space is missing in the admonition", 'write !!! kind "Title"'
        if not re.match(r" *!!! exam-tip\b", line):
            continue
        if not TIP.match(line):
            yield number, "the exam tip has no title", 'write !!! exam-tip "What it is about"'
        body = _block(lines, number)
        if len(body.split()) < FEWEST_WORDS:
            cure = "one sentence says what misleads, one says why"
            yield number, "the exam tip is too short for trap and reason", cure
        if len(SENTENCE.findall(CODE_SPAN.sub("x", body))) > MOST_SENTENCES:
            cure = "one sentence says what misleads, one says why"
            yield number, f"the exam tip has more than {MOST_SENTENCES} sentences", cure


def _block(lines: dict[int, str], number: int) -> str:
    """The indented text below a line."""
    held = []
    for following in range(number + 1, max(lines, default=0) + 1):
        line = lines.get(following, "")
        if line.strip() and not line.startswith("    "):
            break
        held.append(line)
    return " ".join(held)


def _html(page: Page) -> Iterator[Row]:
    """Tags of HTML that are closed."""
    opened: list[tuple[str, int]] = []
    for number, line in page.prose:
        for tag in TAG.finditer(CODE_SPAN.sub("", line)):
            name = tag["name"].lower()
            if tag["end"] and (not opened or opened.pop()[0] != name):
                yield number, f"</{name}> closes nothing", f"open it with <{name}>"
            elif not tag["end"] and not tag["alone"] and name not in VOID:
                opened.append((name, number))
    for name, number in opened:
        yield number, f"<{name}> is not closed", f"close it with </{name}>"


def _tables(page: Page) -> Iterator[Row]:
    """Rows that stand twice in their table, or do not begin as one."""
    lines, seen = dict(page.prose), set()
    before = -1
    for number, line in page.prose:
        text = line.strip()
        if text.startswith("|"):
            if before != number - 1:
                seen = set()
            if text in seen:
                yield number, "the table has this row already", "remove it"
            seen.add(text)
            before = number
        if SEPARATOR.match(text) and not lines.get(number + 1, "").strip().startswith("|"):
            yield number, "the table has no rows", "write them, or remove it"
        elif text and not text.startswith("|") and before == number - 1:
            yield number, "this line belongs to the table above", "begin it with |, or leave a line"


def _lists(page: Page) -> Iterator[Row]:
    """The numbers of a list follow each other."""
    before: dict[str, int] = {}
    for number, line in page.prose:
        item = re.match(r"( *)(\d+)\. ", line)
        if line.startswith("#"):
            before = {}
        if item:
            last, this = before.get(item[1]), int(item[2])
            if last and this not in (1, last + 1):
                yield number, f"item {this} follows item {last}", f"write {last + 1}."
            before[item[1]] = this


def _characters(page: Page) -> Iterator[Row]:
    for number, line in enumerate(page.text.splitlines(), start=1):
        for mark, name in SPARE.items():
            if mark in line:
                yield number, f"the line holds {name}", "type an ordinary space, or nothing"
        if MOJIBAKE.search(line):
            yield number, "the line was read with the wrong encoding", "save the file as UTF-8"


RULES = (_comments, _sections, _anchors, _tabs, _pictures, _fences, _tips, _html, _tables)
RULES += (_lists, _characters)
