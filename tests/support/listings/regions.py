"""Named regions of a source file: the steps of a task."""

import re
from dataclasses import dataclass

STEPS = (
    "connect",
    "configure",
    "load",
    "explore",
    "prepare",
    "plot",
    "create",
    "train",
    "evaluate",
    "log",
    "submit",
    "stream",
    "inspect",
    "register",
    "deploy",
    "invoke",
    "update",
    "download",
    "clean-up",
)
MARK = re.compile(r"^\s*(?:#|//)\s*--8<--\s*\[(?P<edge>start|end):\s*(?P<name>[^\]]+?)\s*\]\s*$")


def is_step(name: str) -> bool:
    """Whether ``name`` is a step, or one of several of its kind: ``create``, ``create-conda``."""
    return name.startswith(tuple(f"{step}-" for step in STEPS)) or name in STEPS


def is_excerpt(name: str) -> bool:
    """Whether ``name`` marks what a cheat sheet shows of a step: ``sheet``, ``sheet-limits``."""
    return name == "sheet" or name.startswith("sheet-")


@dataclass(frozen=True)
class Region:
    """Lines ``start`` to ``end`` (from 1, without the two marks)."""

    name: str
    start: int
    end: int

    def __contains__(self, line: int) -> bool:
        return self.start <= line <= self.end


class RegionError(ValueError):
    """A region mark that fits no other.

    Attributes:
        line: where, from 1.
    """

    def __init__(self, message: str, line: int):
        super().__init__(message)
        self.line = line


def regions(text: str) -> list[Region]:
    """The regions of ``text``, in order of their start.

    Raises:
        RegionError: a region is opened twice, never closed, or closed but not open.
    """
    opened: dict[str, int] = {}
    found: list[Region] = []
    for number, line in enumerate(text.splitlines(), start=1):
        mark = MARK.match(line)
        if not mark:
            continue
        name = mark["name"]
        if mark["edge"] == "start":
            if name in opened or any(region.name == name for region in found):
                raise RegionError(f"the region '{name}' starts twice", number)
            opened[name] = number
        elif name not in opened:
            raise RegionError(f"the region '{name}' ends but never starts", number)
        else:
            found.append(Region(name, opened.pop(name) + 1, number - 1))
    for name, number in opened.items():
        raise RegionError(f"the region '{name}' is never closed", number)
    return sorted(found, key=lambda region: region.start)


def step_at(found: list[Region], line: int) -> str | None:
    """The innermost step that holds ``line``."""
    around = [region for region in found if line in region and is_step(region.name)]
    return max(around, key=lambda region: region.start).name if around else None
