"""The guide on disk: its listings, its pages, and how they hang together."""

import re
from functools import cached_property
from pathlib import Path

from guide import data

from .finding import Finding
from .listings import listing as listings
from .listings.listing import Listing
from .nearest import proposal

INCLUDE = re.compile(r"--8<--\s+[\"'](?P<target>[^\"']+)[\"']")
SHEETS = "docs/cheatsheets/"


class Guide:
    """One checkout of the guide.

    Args:
        root: the folder that holds ``docs/`` and ``snippets/``.
        cache: where what was run is remembered; ``root/.cache/ladder`` if not given.
    """

    def __init__(self, root: Path, cache: Path | None = None):
        self.root = Path(root).resolve()
        self.cache = cache or self.root / ".cache" / "ladder"

    @cached_property
    def pages(self) -> list[Path]:
        """All Markdown pages, sorted."""
        return sorted((self.root / "docs").rglob("*.md"))

    @cached_property
    def notebooks(self) -> list[Path]:
        """All notebooks, sorted."""
        found = sorted((self.root / "docs").rglob("*.ipynb"))
        return [path for path in found if ".ipynb_checkpoints" not in path.parts]

    @cached_property
    def listings(self) -> dict[str, Listing]:
        """All listings by name; graph errors are among their findings."""
        folder = self.root / "snippets"
        loaded = {}
        for path in sorted(folder.rglob("listing.yml")):
            name = path.parent.relative_to(folder).as_posix()
            loaded[name] = listings.load(path.parent, name, self.page_of(name))
        for entry in loaded.values():
            entry.findings += _needs(entry, loaded)
        return loaded

    def relative(self, path: Path) -> str:
        """``path`` relative to the repository, with forward slashes."""
        return path.resolve().relative_to(self.root).as_posix()

    def is_sheet(self, page: Path) -> bool:
        """Whether the page is a cheat sheet, which shows excerpts of listings."""
        return self.relative(page).startswith(SHEETS)

    def page_of(self, name: str) -> str | None:
        """The page that shows the listing ``name``: the one of its path, else the first one."""
        own = self.root / "docs" / f"{name}.md"
        if own.is_file():
            return self.relative(own)
        return self._shown.get(name)

    @cached_property
    def _shown(self) -> dict[str, str]:
        """Listing -> first page that includes one of its files; a cheat sheet only if no other."""
        shown: dict[str, str] = {}
        for page in sorted(self.pages, key=self.is_sheet):
            for include in INCLUDE.finditer(page.read_text("utf-8")):
                parts = include["target"].split("/")
                if parts[0] == "snippets" and len(parts) > 3:
                    shown.setdefault("/".join(parts[1:3]), self.relative(page))
        return shown

    def skills(self, outline: str | None = None) -> set[str]:
        """The ids of all skills of the syllabus, or of one of its outlines."""
        path = self.root / "docs" / "open-data" / "syllabus.yml"
        syllabus = data.load(path) if path.is_file() else {"outlines": []}
        return {
            bullet["id"]
            for entry in syllabus["outlines"]
            if outline in (None, entry.get("id"))
            for domain in entry["domains"]
            for group in domain["groups"]
            for bullet in group["bullets"]
        }

    def chain(self, name: str) -> tuple[str, ...]:
        """Everything that must run before ``name``, in an order in which it can."""
        order: list[str] = []

        def visit(current: str) -> None:
            for need in self.listings[current].needs:
                visit(need)
                if need not in order:
                    order.append(need)

        visit(name)
        return tuple(order)


def _needs(entry: Listing, loaded: dict[str, Listing]) -> list[Finding]:
    """Needs that do not exist, or that lead back to the listing itself."""
    found = []
    for need in entry.needs:
        if need not in loaded:
            cure = proposal(need, loaded, "add that listing or remove the need")
            what = f"it needs '{need}', which is no listing"
            found.append(entry.finding("listing.yml", 1, what, cure))
        elif entry.name in _reachable(need, loaded):
            what = f"it needs '{need}', which needs '{entry.name}' again"
            cure = "remove one of the two needs"
            found.append(entry.finding("listing.yml", 1, what, cure))
    return found


def _reachable(name: str, loaded: dict[str, Listing]) -> set[str]:
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current not in seen and current in loaded:
            seen.add(current)
            waiting += loaded[current].needs
    return seen
