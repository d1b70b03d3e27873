"""The words of questions: today's names, one reason a choice, nothing that stands twice."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ..finding import Finding
from ..guide import Guide
from ..names import names
from ..pages.markdown import parse
from ..pages.pages import QUOTED
from ..yaml_files import vm_figures, vm_sizes
from ..yaml_files.yaml_source import YamlError, YamlSource
from . import question_shape

ALL_OF_THEM = re.compile(r"\b(all|none|both|any) of (the|these) (above|below|choices)\b", re.I)
ALIKE = 0.85  # of the words of two questions
Row = tuple[tuple, str, str]


def check(guide: Guide, entry: dict, retired: dict[str, str]) -> Iterator[Row]:
    """Findings ``(key, what, cure)`` about one question.

    Args:
        retired: old product name -> the name it has now.
    """
    yield from _choices(entry)
    yield from _page(guide, entry)
    yield from question_shape.check(guide, entry)
    texts = [(("stem",), entry["stem"], True)]
    for number, choice in enumerate(entry["choices"]):
        texts.append((("choices", number), choice["text"], choice["right"]))
        texts.append((("choices", number), choice["reason"], True))
    for key, text, sound in texts:
        plain = QUOTED.sub("", text)
        for old, new in retired.items():
            if re.search(rf"\b{re.escape(old)}\b", plain) and new not in text:
                yield key, f"'{old}' is called {new} now", f"write {new}"
        if sound and not names.denied(entry["stem"]):
            for rule in (vm_sizes, vm_figures):
                for what, cure in rule.wrong(text):
                    yield key, what, cure
    for source in entry["sources"]:
        if "docs.microsoft.com" in str(source):
            yield ("sources",), "docs.microsoft.com is an old address", "use learn.microsoft.com"


def _choices(entry: dict) -> Iterator[Row]:
    right = sum(choice["right"] for choice in entry["choices"])
    if entry["kind"] == "multiple" and not 1 < right < len(entry["choices"]):
        what = f"{right} of {len(entry['choices'])} choices are right, of a multiple one"
        yield ("choices",), what, "mark at least two and not all, or make it a single one"
    reasons = Counter(choice["reason"].strip() for choice in entry["choices"])
    for number, choice in enumerate(entry["choices"]):
        if ALL_OF_THEM.search(choice["text"]):
            yield ("choices", number), "a choice refers to the others", "write what it means"
        if reasons[choice["reason"].strip()] > 1 and entry["kind"] in ("single", "multiple"):
            what = "two choices have the same reason"
            yield ("choices", number), what, "say of each why it is right or wrong"
            return


def _page(guide: Guide, entry: dict) -> Iterator[Row]:
    """A question asks for a skill that its page teaches."""
    path = guide.root / "docs" / f"{entry.get('page')}.md"
    if not path.is_file():
        return
    taught = _skills(path, path.stat().st_mtime_ns)
    if taught and not taught & set(entry["skills"]):
        what = f"the page {entry['page']} teaches none of {', '.join(entry['skills'])}"
        yield ("page",), what, "name the page or the skill that it is about"


@cache
def _skills(path: Path, changed: int) -> frozenset[str]:
    try:
        return frozenset(parse(path).front_matter.get("skills") or [])
    except YamlError:
        return frozenset()  # a finding of the page


def check_repeated(guide: Guide, files: list[Path]) -> list[Finding]:
    """Questions whose stem and choices another question has word for word."""
    seen: dict[str, str] = {}
    stems: dict[str, str] = {}
    found = []
    for path in files:
        try:
            source = YamlSource(path)
        except YamlError:
            continue  # a finding of the file
        for index, entry in enumerate(source.data or []):
            words = _words(entry) if isinstance(entry, dict) else ""
            if words and words in seen:
                what = f"question {entry.get('id')}: it is the question {seen[words]} again"
                line = source.line((index,))
                found.append(Finding(guide.relative(path), line, what, "remove one of the two"))
            seen.setdefault(words, str(entry.get("id") if isinstance(entry, dict) else index))
            stem = re.sub(r"\W+", " ", str(entry.get("stem"))).lower() if words else ""
            if stem and stem in stems and stems[stem] != entry.get("id") and not found:
                what = f"question {entry.get('id')}: it has the stem of {stems[stem]}"
                line = source.line((index,))
                found.append(Finding(guide.relative(path), line, what, "ask for something else"))
            stems.setdefault(stem, entry.get("id") if words else "")
            near = _nearest(words, seen)
            if near and not found:
                what = f"question {entry.get('id')}: it is nearly the question {seen[near]}"
                line = source.line((index,))
                cure = "ask for something else, or remove one of the two"
                found.append(Finding(guide.relative(path), line, what, cure))
    return found


def _nearest(words: str, seen: dict[str, str]) -> str | None:
    """The words of another question that has nearly all of them as well."""
    own = set(words.split())
    for other in seen:
        if other != words and abs(len(other) - len(words)) < len(words) * (1 - ALIKE) * 2:
            theirs = set(other.split())
            if len(own & theirs) > ALIKE * len(own | theirs):
                return other
    return None


def _words(entry: dict) -> str:
    choices = [c.get("text") for c in entry.get("choices") or [] if isinstance(c, dict)]
    return re.sub(r"\W+", " ", f"{entry.get('stem')} {choices}").lower().strip()
