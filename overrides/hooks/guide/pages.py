"""The front matter of all pages, read before any page is rendered."""

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from mkdocs.utils import meta


@dataclass(frozen=True)
class Entry:
    """One page: its source path inside docs/, its title, its skills and the day it was checked."""

    source: str
    title: str
    skills: tuple[str, ...] = field(default=())
    checked: str = ""


def read(docs: Path) -> list[Entry]:
    """Every Markdown page and notebook under `docs`, sorted by path."""
    paths = [path for ending in ("md", "ipynb") for path in docs.rglob(f"*.{ending}")]
    kept = [path for path in paths if ".ipynb_checkpoints" not in path.parts]
    return [_entry(docs, path, path.stat().st_mtime_ns) for path in sorted(kept)]


@cache
def _entry(docs: Path, path: Path, changed: int) -> Entry:
    text = path.read_text(encoding="utf-8")
    front = front_matter(text, path.suffix)
    skills = front.get("skills") or ()
    return Entry(
        source=path.relative_to(docs).as_posix(),
        title=str(front.get("title") or path.stem),
        skills=tuple(skills) if isinstance(skills, list | tuple) else (str(skills),),
        checked=str(front.get("checked", "")),
    )


def front_matter(text: str, suffix: str) -> dict:
    """The metadata of a page; a notebook keeps it under `metadata.guide` of the notebook."""
    if suffix == ".ipynb":
        return json.loads(text).get("metadata", {}).get("guide", {})
    return meta.get_data(text)[1]


def titles(docs: Path) -> dict[str, str]:
    """Source path of each page -> its title."""
    return {entry.source: entry.title for entry in read(docs)}


def by_skill(entries: list[Entry]) -> dict[str, list[Entry]]:
    """The pages of each skill id that a page names."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        for skill in entry.skills:
            found.setdefault(skill, []).append(entry)
    return found
