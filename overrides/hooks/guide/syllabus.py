"""The skills of the exam outlines in docs/open-data/syllabus.yml."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from . import data
from .problem import Problem, nearest

FILE = "open-data/syllabus.yml"


@dataclass(frozen=True)
class Skill:
    """One bullet of one outline; `successors` are the ids it lives on under in later outlines."""

    id: str
    text: str
    exam: str
    outline: str
    domain: str
    group: str
    successors: tuple[str, ...]


def outlines(docs: Path) -> list[dict]:
    """The outlines as the file has them, in its order."""
    return data.load(docs / FILE)["outlines"]


def is_older(outline: dict) -> bool:
    """Whether another outline of the same exam has replaced this one."""
    return outline["status"] == "superseded"


def bullets(outline: dict) -> Iterator[tuple[dict, dict, dict]]:
    """Domain, group and bullet of every skill of an outline, in its order."""
    for domain in outline["domains"]:
        for group in domain["groups"]:
            for bullet in group["bullets"]:
                yield domain, group, bullet


def skills(docs: Path) -> dict[str, Skill]:
    """Every skill of every outline by its id."""
    return {
        bullet["id"]: Skill(
            id=bullet["id"],
            text=bullet["text"],
            exam=outline["exam"],
            outline=outline["id"],
            domain=domain["title"],
            group=group["title"],
            successors=tuple(bullet.get("last_outline") or ()),
        )
        for outline in outlines(docs)
        for domain, group, bullet in bullets(outline)
    }


def choose(ids: list[str], known: dict[str, Skill], where: str) -> list[Skill]:
    """The skills with these ids. Raises Problem for an unknown one."""
    for skill in ids:
        if skill not in known:
            raise Problem(
                where,
                f"the skill {skill!r} is in no outline",
                f"{nearest(skill, sorted(known))} (docs/{FILE} has them all)",
            )
    return [known[skill] for skill in ids]
