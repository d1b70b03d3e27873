"""The question bank: complete entries, one reason a choice, and enough of them a page."""

import datetime
from collections import Counter
from pathlib import Path

from ..finding import Finding
from ..guide import Guide
from ..nearest import proposal
from ..pages.markdown import parse
from ..yaml_files.yaml_source import YamlError, YamlSource
from . import (
    answers,
    fills,
    place,
    proofs,
    question_names,
    question_python,
    question_text,
    wording,
)

KINDS = ("single", "multiple", "order", "match", "fill", "case")
REQUIRED = {
    "id": str,
    "skills": list,
    "kind": str,
    "stem": str,
    "choices": list,
    "sources": list,
    "checked": datetime.date,
}
OPTIONAL = {"page": str, "listing": str}
CHOICE = {"text": str, "right": bool, "reason": str}
FOR_A_TASK = 2
FOR_A_SKILL = 4
OUTLINE = "dp100-2025"  # each of its skills that a page teaches has questions of its own


def bank(guide: Guide) -> list[Path]:
    """The files of the bank, sorted."""
    return sorted((guide.root / "docs" / "practice" / "bank").glob("*.yml"))


def check_file(guide: Guide, path: Path, rules, today: datetime.date) -> list[Finding]:
    """Every entry of one file of the bank.

    Args:
        rules: knows the ``skills`` of the syllabus and the ``retired_names`` of products.
    """
    here = guide.relative(path)
    try:
        source = YamlSource(path)
    except YamlError as error:
        return [Finding(here, error.line, f"not YAML: {error}", "correct the line")]
    if not isinstance(source.data, list):
        return [Finding(here, 1, "the file is no list of questions", "begin each with '- id:'")]
    found = []
    for index, entry in enumerate(source.data):
        rows = list(_schema(entry, index)) if isinstance(entry, dict) else [((), "no mapping", "")]
        if not rows:
            rows = [
                *_answers(entry),
                *_references(guide, entry, rules.skills, today),
                *_code(entry),
                *question_names.check(guide, entry),
            ]
            rows = rows or [*question_text.check(guide, entry, rules.retired_names)]
            rows = rows or [*fills.check(entry), *wording.check(entry), *place.check(guide, entry)]
            rows = rows or [*answers.check(guide, entry), *proofs.check(guide, entry)]
        for key, what, cure in rows:
            name = entry.get("id", index) if isinstance(entry, dict) else index
            line = source.line((index, *key))
            found.append(Finding(here, line, f"question {name}: {what}", cure))
    return found


def check_bank(guide: Guide) -> list[Finding]:
    """Ids that are used twice, and task pages with too few questions."""
    ids: Counter[str] = Counter()
    pages: Counter[str] = Counter()
    found = []
    for path in bank(guide):
        try:
            source = YamlSource(path)
        except YamlError:
            continue  # a finding of the file
        for index, entry in enumerate(source.data or []):
            if isinstance(entry, dict):
                ids[entry.get("id")] += 1
                pages[entry.get("page")] += 1
                if ids[entry.get("id")] == 2:
                    what = f"the id '{entry.get('id')}' is used twice"
                    line = source.line((index,))
                    found.append(Finding(guide.relative(path), line, what, "choose another id"))
    for name in guide.listings:
        page = guide.root / "docs" / f"{name}.md"
        if page.is_file() and pages[name] < FOR_A_TASK:
            what = f"the bank has {pages[name]} questions for this page, of {FOR_A_TASK}"
            cure = f"add questions with 'page: {name}' to docs/practice/bank/"
            found.append(Finding(guide.relative(page), 1, what, cure))
    return found + _skills(guide)


def _skills(guide: Guide) -> list[Finding]:
    """Skills that pages teach and too few questions ask for."""
    wanted = guide.skills(OUTLINE)
    taught = {}
    for page in guide.pages:
        for skill in wanted & set(_front_matter(page).get("skills") or []):
            taught.setdefault(skill, page)
    asked = Counter(
        skill
        for path in bank(guide)
        for entry in _entries(path)
        for skill in entry.get("skills") or []
    )
    return [
        Finding(
            guide.relative(page),
            1,
            f"the bank has {asked[skill]} questions for the skill {skill}, of {FOR_A_SKILL}",
            f"add questions with 'skills: [{skill}]' to docs/practice/bank/",
        )
        for skill, page in sorted(taught.items())
        if asked[skill] < FOR_A_SKILL
    ]


def _front_matter(page: Path) -> dict:
    try:
        return parse(page).front_matter
    except YamlError:
        return {}  # a finding of the page


def _entries(path: Path) -> list[dict]:
    try:
        return [entry for entry in YamlSource(path).data or [] if isinstance(entry, dict)]
    except YamlError:
        return []  # a finding of the file


def _schema(entry: dict, index: int):
    known = REQUIRED | OPTIONAL
    for key in entry:
        if key not in known:
            yield (key,), f"unknown key '{key}'", proposal(str(key), known, "remove it")
    for key, kind in known.items():
        value = entry.get(key)
        if key in REQUIRED and value in (None, "", []):
            yield (), f"'{key}' is missing", f"add '{key}:'"
        elif value is not None and not isinstance(value, kind):
            yield (key,), f"'{key}' is not a {kind.__name__}", "correct it"
    for number, choice in enumerate(entry.get("choices") or []):
        for key, kind in CHOICE.items():
            value = choice.get(key) if isinstance(choice, dict) else None
            if not isinstance(value, kind) or value == "":
                what = f"choice {number + 1} has no '{key}' of type {kind.__name__}"
                yield ("choices", number), what, f"give every choice {', '.join(CHOICE)}"
    if isinstance(entry.get("kind"), str) and entry["kind"] not in KINDS:
        cure = proposal(entry["kind"], KINDS, f"use one of {', '.join(KINDS)}")
        yield ("kind",), f"there is no kind '{entry['kind']}'", cure


def _answers(entry: dict):
    right = sum(choice["right"] for choice in entry["choices"])
    kind = entry["kind"]
    if kind == "single" and right != 1:
        yield ("choices",), f"{right} choices are right, of a single one", "mark exactly one"
    elif kind in ("order", "fill") and right != len(entry["choices"]):
        what = "a step or an answer is marked as wrong"
        yield ("choices",), what, f"in a question of kind {kind} every choice is right"
    elif right == 0:
        yield ("choices",), "no choice is right", "mark at least one"
    if kind in ("single", "multiple") and len(entry["choices"]) < 3:
        yield ("choices",), "there are fewer than three choices", "add plausible wrong ones"
    texts = [choice["text"].strip() for choice in entry["choices"]]
    if len(set(texts)) != len(texts):
        yield ("choices",), "two choices are the same", "change one"


def _references(guide: Guide, entry: dict, skills: set[str], today: datetime.date):
    for skill in entry["skills"]:
        if skill not in skills:
            cure = proposal(str(skill), skills, "use an id of docs/open-data/syllabus.yml")
            yield ("skills",), f"unknown skill '{skill}'", cure
    for source in entry["sources"]:
        if not str(source).startswith("https://"):
            yield ("sources",), f"the source '{source}' is no https address", "correct it"
    if entry["checked"] > today:
        yield ("checked",), f"checked on {entry['checked']}, in the future", "write the day"
    if "listing" in entry and entry["listing"] not in guide.listings:
        cure = proposal(entry["listing"], guide.listings, "name a listing that exists")
        yield ("listing",), f"there is no listing '{entry['listing']}'", cure
    if "page" in entry and not (guide.root / "docs" / f"{entry['page']}.md").is_file():
        near = [guide.relative(path)[5:-3] for path in guide.pages]
        cure = proposal(entry["page"], near, "name a page that exists")
        yield ("page",), f"there is no page '{entry['page']}'", cure


def _code(entry: dict):
    """Python parses, and imports what exists where it is right."""
    for piece in question_python.pieces(entry):
        for what, cure in question_python.wrong(piece):
            yield piece.key, what, cure
