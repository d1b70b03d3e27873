"""What a page shows of its listings: in the fitting tab and language, produced, and all of it."""

import re
from collections import defaultdict

from ..finding import Finding
from ..guide import Guide
from ..listings.regions import is_excerpt
from .markdown import INCLUDE, Page
from .page_tabs import LABELS

LANGUAGES = {
    ".py": ("python", "py"),
    ".sh": ("bash", "sh", "shell"),
    ".yml": ("yaml", "yml"),
    ".yaml": ("yaml", "yml"),
    ".json": ("json",),
}
FACES = {".py": "sdk", ".sh": "cli"}
TITLE = re.compile(r'title="(?P<name>[^"]+)"')
# Steps whose purpose is their output.
ASKING = ("inspect", "invoke", "stream", "download", "evaluate", "list", "show")
OUTPUT = re.compile(r"/output/(?P<face>sdk|cli|yaml)-(?P<step>[\w-]+)\.\w+$")


def check(guide: Guide, page: Page) -> list[Finding]:
    """Includes in the wrong tab or language, typed output, and steps that no page shows."""
    here = guide.relative(page.path)
    rows = [*_fences(page), *_typed(guide, page), *_tabs(guide, page), *_shown(guide, here, page)]
    rows += _seen(guide, here, page)
    return [Finding(here, *row) for row in rows]


def _fences(page: Page):
    for fence in page.fences:
        if re.search(r"\.output\b", fence.info) and not fence.included:
            yield fence.line, "this output is typed", "include a file of output/ of the listing"
        for found in INCLUDE.finditer(fence.source):
            suffix = re.search(r"\.\w+(?=$|:)", found["target"])
            fitting = LANGUAGES.get(suffix[0] if suffix else "")
            if fitting and fence.language not in (*fitting, "text"):
                what = f"{found['target']} is shown as '{fence.language}'"
                yield fence.line, what, f"write ```{fitting[0]}"


def _typed(guide: Guide, page: Page):
    """Code under the name of a file of a listing that the page shows comes from that file."""
    shown = {"/".join(target.split("/")[1:3]) for _, target in page.includes}
    files = {
        path.relative_to(guide.listings[name].folder).as_posix(): guide.listings[name]
        for name in sorted(shown & guide.listings.keys())
        for path in guide.listings[name].files("*")
    }
    for fence in page.fences:
        title = TITLE.search(fence.info)
        code = any(fence.language in names for names in LANGUAGES.values())
        if title and code and title["name"] in files and not fence.included:
            path = files[title["name"]].path(title["name"])
            yield fence.line, f"the code of {title['name']} is typed", f"include {path}"


def _tabs(guide: Guide, page: Page):
    """A tab shows the script and the output of its own face, and the tabs the same steps."""
    for group in page.tabs:
        steps = defaultdict(dict)
        for label, line, text in group:
            face = LABELS.get(label)
            for found in INCLUDE.finditer(text) if face else ():
                target = found["target"]
                other = _face(guide, target)
                if other and face in ("sdk", "cli") and other != face:
                    what = f"the tab {label} shows {target.rpartition('/')[2]}"
                    yield line, what, f"include the file of the face {face}"
                name, _, step = target.partition(":")
                if step and other == face and not is_excerpt(step):
                    listing = "/".join(name.split("/")[1:3])
                    steps[listing].setdefault(face, set()).add(step)
        if not guide.is_sheet(page.path):
            yield from _same_steps(guide, group, steps)


def _face(guide: Guide, target: str) -> str | None:
    """The face that an included file belongs to."""
    output = OUTPUT.search(target)
    if output:
        return output["face"]
    path = target.partition(":")[0]
    parts = path.split("/")
    listing = guide.listings.get("/".join(parts[1:3]))
    if listing is None or len(parts) != 4:
        return None
    scripts = {face: listing.faces.get(face) for face in ("sdk", "cli")}
    return next((face for face, file in scripts.items() if file == parts[3]), None)


def _same_steps(guide: Guide, group, steps):
    """Steps that one tab shows, and that another face has and its tab does not show."""
    for name, faces in steps.items():
        listing = guide.listings.get(name)
        if listing is None or listing.findings or len(faces) < 2:
            continue
        for face, shown in faces.items():
            own = {region.name for region in listing.regions.get(face, ())}
            for other, others in faces.items():
                missing = (others & own) - shown if other != face else set()
                for step in sorted(missing):
                    label = next(key for key, value in LABELS.items() if value == face)
                    line = next(line for title, line, _ in group if title == label)
                    what = f"the tab {label} does not show the step {step}, another tab does"
                    yield line, what, f"include {listing.faces[face]}:{step}"


def _shown(guide: Guide, here: str, page: Page):
    """Every step of a listing is on the page of its own path."""
    name = here.removeprefix("docs/").removesuffix(".md")
    listing = guide.listings.get(name)
    if listing is None or listing.findings:
        return
    targets = {target for _, target in page.includes}
    for face, regions in listing.regions.items():
        file = listing.path(listing.faces[face])
        for region in regions:
            if is_excerpt(region.name) or f"{file}:{region.name}" in targets:
                continue
            if region.name.startswith("plot"):  # the page shows the figure
                continue
            # the same step of a sister listing, or a step around this one
            shown = any(
                target.endswith(f"/{listing.faces[face]}:{region.name}") for target in targets
            )
            inside = shown or any(
                f"{file}:{other.name}" in targets
                and other.start < region.start
                and region.end < other.end
                for other in regions
            )
            if not inside and not _elsewhere(guide, f"{file}:{region.name}"):
                what = f"no page shows the step {region.name} of {file}"
                yield 1, what, f'include it: --8<-- "{file}:{region.name}"'


def _seen(guide: Guide, here: str, page: Page):
    """The page of listings that ask for something shows what came out: an output or a figure."""
    outputs = any(re.search(r"\.output\b", fence.info) for fence in page.fences)
    if outputs or "/assets/figures/" in page.text:
        return
    asked = [
        f"snippets/{name}/output/{path.name}"
        for name, listing in guide.listings.items()
        if listing.page == here
        for path in sorted(listing.folder.glob("output/*.*"))
        if (found := OUTPUT.search(f"/output/{path.name}")) and found["step"] in ASKING
    ]
    if asked:
        cure = f'show one: --8<-- "{asked[0]}"'
        yield 1, "the page shows nothing of what its listing printed", cure


def _elsewhere(guide: Guide, target: str) -> bool:
    return any(f'"{target}"' in path.read_text("utf-8") for path in guide.pages)
