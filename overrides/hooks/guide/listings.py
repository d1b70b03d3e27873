"""The listings in snippets/ and the order in which they must run."""

from pathlib import Path

from . import data
from .problem import Problem, nearest


def load(snippets: Path, name: str, asked_by: str) -> dict:
    """listing.yml of the listing `name`, such as jobs/command-job. Raises Problem if unknown."""
    path = snippets / name / "listing.yml"
    if not path.is_file():
        known = sorted(p.parent.relative_to(snippets).as_posix() for p in _all(snippets))
        raise Problem(
            asked_by,
            f"there is no listing {name!r} (snippets/{name}/listing.yml)",
            nearest(name, known) if known else "create it with `make new`",
        )
    return data.load(path)


def _all(snippets: Path) -> list[Path]:
    return list(snippets.rglob("listing.yml"))


def needs(snippets: Path, name: str, asked_by: str) -> list[tuple[str, str]]:
    """Name and title of every listing that must run before `name`, first to run first.

    Raises Problem for an unknown listing and for listings that need each other.
    """
    order: dict[str, str] = {}

    def visit(current: str, asker: str, trail: tuple[str, ...]) -> None:
        if current in trail:
            ring = " -> ".join([*trail[trail.index(current) :], current])
            raise Problem(asker, f"listings need each other: {ring}", "remove one of the needs")
        listing = load(snippets, current, asker)
        for need in listing.get("needs") or []:
            visit(need, f"snippets/{current}/listing.yml", (*trail, current))
        order[current] = listing["title"]

    visit(name, asked_by, ())
    return [(need, title) for need, title in order.items() if need != name]
