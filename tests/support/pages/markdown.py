"""A page taken apart: front matter, headings, fences, tabs, includes, links, directives."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from textwrap import dedent

import yaml

from guide.data import LOADER

from ..yaml_files.yaml_source import YamlError

FENCE = re.compile(r"^(?P<indent>[ >]*)(?P<mark>`{3,}|~{3,})[ ]*(?P<info>[^`]*)$")
HEADING = re.compile(r"^(?P<level>#{1,6})\s+(?P<text>.+?)\s*#*\s*$")
TAB = re.compile(r"^(?P<indent>\s*)===[!+]?\s+\"(?P<label>[^\"]+)\"\s*$")
TIP = re.compile(r"^\s*(?:!!!|\?\?\?\+?)\s+exam-tip\b")
INCLUDE = re.compile(r"--8<--\s+[\"'](?P<target>[^\"']+)[\"']")
DIRECTIVE = re.compile(r"^\s*<!--\s*guide:(?P<word>[\w-]+)\s*-->\s*$")
LINK = re.compile(r"(?<!\!)\[(?:[^\[\]]|\[[^\]]*\])*\]\((?P<target>[^()\s]+(?:\([^()]*\))?)[^)]*\)")
IMAGE = re.compile(r"!\[[^\]]*\]\((?P<target>[^()\s]+)[^)]*\)")
EXPLICIT_ID = re.compile(r"\{:?[^}]*#(?P<id>[\w-]+)[^}]*\}\s*$")
CODE_SPAN = re.compile(r"(`+)(?:.+?)\1")


@dataclass
class Fence:
    """A fenced code block.

    Attributes:
        line: line of the opening mark, from 1.
        info: what stands behind the mark.
        language: first word of the info, without dot and braces, lower case.
    """

    line: int
    info: str
    language: str
    source: str

    @property
    def included(self) -> bool:
        """Whether it holds nothing but includes."""
        lines = [line for line in self.source.splitlines() if line.strip()]
        return bool(lines) and all(INCLUDE.search(line) for line in lines)

    @property
    def skipped(self) -> str | None:
        """The reason in ``test="skip: reason"``; empty when it gives none; ``None``: it runs."""
        found = re.search(r"test=\"skip:?\s*(?P<reason>[^\"]*)\"", self.info)
        return found["reason"].strip() if found else None


@dataclass
class Heading:
    """A heading with the anchor that the site gives it."""

    level: int
    text: str
    line: int
    anchor: str


@dataclass
class Page:
    """A Markdown page; lines count from 1.

    Attributes:
        prose: ``(line, text)`` outside of front matter and fences.
        tabs: groups of ``(label, line of the label, text of the tab)``.
    """

    path: Path
    text: str
    body_line: int = 1
    prose: list[tuple[int, str]] = field(default_factory=list)
    fences: list[Fence] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    tabs: list[list[tuple[str, int, str]]] = field(default_factory=list)

    @cached_property
    def front_matter(self) -> dict:
        """The mapping between the two ``---`` lines.

        Raises:
            YamlError: it is missing or not a YAML mapping.
        """
        if self.body_line == 1:
            raise YamlError("the page has no front matter", 1)
        lines = self.text.splitlines()[1 : self.body_line - 2]
        try:
            data = yaml.load("\n".join(lines), Loader=LOADER)
        except yaml.MarkedYAMLError as error:
            raise YamlError(str(error.problem), error.problem_mark.line + 2) from None
        if not isinstance(data, dict):
            raise YamlError("the front matter is no mapping", 1)
        return data

    @property
    def body(self) -> str:
        """The text with a blank line for each line of the front matter."""
        before = self.body_line - 1
        return "\n" * before + "\n".join(self.text.splitlines()[before:])

    def line_of_key(self, key: str) -> int:
        """The line of a front matter key; 1 if it is missing."""
        for number, line in enumerate(self.text.splitlines()[: self.body_line], start=1):
            if line.startswith(f"{key}:"):
                return number
        return 1

    @property
    def includes(self) -> list[tuple[int, str]]:
        """``(line, target)`` of every include, wherever it stands."""
        return [
            (number, found["target"])
            for number, line in enumerate(self.text.splitlines(), start=1)
            for found in INCLUDE.finditer(line)
        ]

    @property
    def links(self) -> list[tuple[int, str]]:
        """``(line, target)`` of every link and image in the prose."""
        found = []
        for number, line in self.prose:
            plain = CODE_SPAN.sub(lambda code: "`" * len(code[0]), line)
            found += [(number, link["target"]) for link in LINK.finditer(plain)]
            found += [(number, link["target"]) for link in IMAGE.finditer(plain)]
        return found

    @property
    def directives(self) -> list[tuple[int, str]]:
        """``(line, word)`` of every directive."""
        return [(n, found["word"]) for n, line in self.prose if (found := DIRECTIVE.match(line))]

    @property
    def exam_tips(self) -> list[int]:
        """Lines on which an exam tip starts."""
        return [number for number, line in self.prose if TIP.match(line)]

    @property
    def anchors(self) -> set[str]:
        """Everything on the page that a ``#fragment`` can lead to."""
        explicit = re.findall(r"\bid=\"([\w-]+)\"", "\n".join(line for _, line in self.prose))
        attributes = [found["id"] for _, line in self.prose if (found := EXPLICIT_ID.search(line))]
        return {heading.anchor for heading in self.headings} | set(explicit) | set(attributes)


def parse(path: Path) -> Page:
    """Take the page at ``path`` apart."""
    return parse_text(path.read_text("utf-8"), path)


def parse_text(text: str, path: Path = Path()) -> Page:
    """Take Markdown apart; ``path`` is where it comes from."""
    page = Page(path, text)
    lines = page.text.splitlines()
    if lines[:1] == ["---"] and "---" in lines[1:]:
        page.body_line = lines.index("---", 1) + 2
    opened = None
    for number, line in enumerate(lines, start=1):
        if number < page.body_line:
            continue
        mark = FENCE.match(line)
        if opened is None and mark:
            opened = (number, mark)
        elif opened is None:
            page.prose.append((number, line))
        elif mark and not mark["info"].strip() and mark["mark"].startswith(opened[1]["mark"]):
            page.fences.append(_fence(opened, lines[opened[0] : number - 1]))
            opened = None
    if opened is not None:
        page.fences.append(_fence(opened, lines[opened[0] :]))
    page.headings = _headings(page.prose)
    page.tabs = _tabs(lines, {number for number, _ in page.prose})
    return page


def _fence(opened: tuple[int, re.Match], lines: list[str]) -> Fence:
    number, mark = opened
    info = mark["info"].strip()
    words = info.strip("{} ").split()
    language = words[0].lstrip(".").lower() if words else ""
    return Fence(number, info, language, dedent("\n".join(lines)) + "\n")


def _headings(prose: list[tuple[int, str]]) -> list[Heading]:
    """The headings with the anchors of Python-Markdown's ``toc`` extension."""
    from markdown.extensions.toc import slugify, unique

    used: set[str] = set()
    found = []
    for number, line in prose:
        heading = HEADING.match(line)
        if not heading:
            continue
        explicit = EXPLICIT_ID.search(heading["text"])
        text = re.sub(r"\s*\{:?[^}]*\}\s*$", "", heading["text"])
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
        plain = re.sub(r"[`*]|(?<!\w)_|_(?!\w)|<[^>]+>", "", plain)
        if explicit:
            anchor = explicit["id"]
            used.add(anchor)
        else:
            anchor = unique(slugify(plain, "-"), used)
        found.append(Heading(len(heading["level"]), plain, number, anchor))
    return found


def _tabs(lines: list[str], prose: set[int]) -> list[list[tuple[str, int, str]]]:
    """Tabs of the same indent that nothing less indented separates form a group."""
    groups: list[list[tuple[str, int, str]]] = []
    opened: dict[int, list] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        depth = len(line) - len(line.lstrip())
        tab = TAB.match(line) if number in prose else None
        for indent in [i for i in opened if depth < i or (depth == i and not tab)]:
            del opened[indent]
        for group in opened.values():
            label, start, text = group[-1]
            group[-1] = (label, start, f"{text}\n{line}")
        if tab:
            if depth not in opened:
                opened[depth] = []
                groups.append(opened[depth])
            opened[depth].append((tab["label"], number, ""))
    return groups
