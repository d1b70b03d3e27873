"""The tabs of a task: complete, in order, and the same steps in each."""

import re

from ..finding import Finding
from ..guide import Guide
from ..listings.listing import FACES
from ..listings.regions import regions
from .markdown import INCLUDE, Page

# Face -> the titles that its tab may have, in the order of the tabs.
TITLES = {
    "sdk": ("Python SDK", "Python (openai)", "Python (Azure SDK)"),
    "cli": ("Azure CLI",),
    "yaml": ("YAML",),
    "rest": ("REST (curl)",),
    "studio": ("Studio", "Portal"),
}
LABELS = {title: face for face, titles in TITLES.items() for title in titles}
ORDER = list(LABELS)
OPTIONAL = ("rest",)  # a listing without it needs no reason


def check(guide: Guide, page: Page) -> list[Finding]:
    """Groups of tabs that are out of order or lack a face; faces that no tab shows."""
    here = guide.relative(page.path)
    rows = []
    shown: dict[str, dict[str, int]] = {}
    for group in page.tabs:
        labels = [label for label, _, _ in group]
        if set(labels) & set(ORDER):
            rows += _order(group, labels)
            rows += _complete(guide, group, shown)
            rows += _one_topic(group) if guide.is_sheet(page.path) else _one_listing(guide, group)
    rows += _described(guide, here, shown)
    return [Finding(here, *row) for row in rows]


def _order(group, labels: list[str]):
    for label, line, _ in group:
        if label not in ORDER:
            yield line, f"'{label}' stands among the tabs of a task", f"use {', '.join(ORDER)}"
            return
    if labels != sorted(labels, key=ORDER.index) or len(set(labels)) != len(labels):
        yield group[0][1], f"the tabs are {', '.join(labels)}", f"order them {', '.join(ORDER)}"


def _complete(guide: Guide, group, shown: dict[str, dict[str, int]]):
    """Each face that has a step which the group shows must have a tab in it."""
    faces = {LABELS.get(label) for label, _, _ in group}
    for name, step in sorted(_steps(guide, group)):
        listing = guide.listings[name]
        lines = {LABELS[label]: line for label, line, _ in group if label in LABELS}
        shown[name] = lines | shown.get(name, {})
        for face in FACES:
            has = (
                step in listing.yaml_steps
                if face == "yaml"
                else any(region.name == step for region in listing.regions.get(face, ()))
            )
            if has and face not in faces:
                label = TITLES[face][0]
                what = f"the tabs show the step {step} of snippets/{name}, but not in {label}"
                yield group[0][1], what, f'add the tab === "{label}"'


def _steps(guide: Guide, group) -> set[tuple[str, str]]:
    """``(listing, step)`` of everything that the tabs include."""
    steps = set()
    for _, _, text in group:
        for found in INCLUDE.finditer(text):
            parts = re.match(r"snippets/([^/]+/[^/]+)/[^:]+:([\w-]+)$", found["target"])
            if parts and parts[1] in guide.listings and not guide.listings[parts[1]].findings:
                steps.add((parts[1], parts[2]))
    return steps


def _one_listing(guide: Guide, group):
    """The tabs show one listing: a step that one of them shows is in each whose face has it."""
    tabs = _targets(group)
    for name, step in sorted(_steps(guide, group)):
        listing, own = guide.listings[name], f"snippets/{name}/"
        for face, (label, line, targets) in tabs.items():
            if not targets or any(target.startswith(own) for target in targets):
                continue  # another rule compares the steps of tabs with the same listing
            wanted = f"{own}{listing.faces.get(face)}:{step}"
            if face == "yaml":
                has = step in listing.yaml_steps
                wanted = f"{own}{listing.yaml_steps.get(step)}"
            else:
                has = step in _regions(listing, face)
            if has and not any(_same_text(guide, wanted, target) for target in targets):
                what = f"the tab {label} shows {targets[0]}, another tab snippets/{name}"
                yield line, what, f"include {wanted}"


def _one_topic(group):
    """The tabs of a cheat sheet may show several listings, of one folder."""
    tabs = [(label, line, _nouns(targets)) for label, line, targets in _targets(group).values()]
    tabs = [(label, line, nouns) for label, line, nouns in tabs if nouns]
    for label, line, nouns in tabs:
        others = [other for title, _, other in tabs if title != label]
        if others and not any(nouns & other for other in others):
            what = f"the tab {label} shows snippets/{min(nouns)}/, the others do not"
            yield line, what, "show the same task in all tabs"


def _targets(group) -> dict[str, tuple[str, int, list[str]]]:
    """Face -> title and line of its tab, and what it includes."""
    return {
        LABELS[label]: (label, line, [found["target"] for found in INCLUDE.finditer(text)])
        for label, line, text in group
        if label in LABELS
    }


def _nouns(targets: list[str]) -> set[str]:
    return {target.split("/")[1] for target in targets if target.startswith("snippets/")}


def _regions(listing, face: str) -> set[str]:
    return {region.name for region in listing.regions.get(face, ())}


def _same_text(guide: Guide, target: str, other: str) -> bool:
    """Whether two steps read the same, such as ``az … create --file`` of sister listings."""
    wanted = _step(guide, target)
    return bool(wanted) and wanted == _step(guide, other)


def _step(guide: Guide, target: str) -> list[str]:
    """The lines of ``snippets/noun/task/file:step``; none for a whole file."""
    file, _, step = target.partition(":")
    listing = guide.listings.get("/".join(file.split("/")[1:3]))
    if not step or listing is None or listing.findings:
        return []
    text = (guide.root / file).read_text("utf-8") if (guide.root / file).is_file() else ""
    found = next((region for region in regions(text) if region.name == step), None)
    return text.splitlines()[found.start - 1 : found.end] if found else []


def _described(guide: Guide, here: str, shown: dict[str, dict[str, int]]):
    """All faces of a listing are on the page, or listing.yml says why one is missing."""
    for name, faces in shown.items():
        listing = guide.listings[name]
        if listing.page != here:
            continue
        for face, (label, *_) in TITLES.items():
            line = min(faces.values())
            if face in listing.faces and face not in faces:
                cure = f'add === "{label}" to these tabs, or indent what ends them too early'
                yield line, f"no tab '{label}' shows snippets/{name}", cure
            elif face not in (*listing.faces, *listing.missing, *OPTIONAL):
                what = f"snippets/{name} has no face '{face}' and gives no reason"
                yield line, what, f"add '{face}' to faces or to missing in its listing.yml"
