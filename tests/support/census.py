"""The census: another count of everything that is code, which must agree with what was checked.

Pages are rendered with the extensions that the site uses and the code blocks of the result are
counted; files are counted by walking the folders. Neither shares code with the rungs.
"""

import json
import os
import re
from collections import Counter
from pathlib import Path

from .finding import Finding
from .guide import Guide
from .pages.markdown import Page
from .python.notebooks import cells

EXTENSIONS = [
    "admonition",
    "attr_list",
    "md_in_html",
    "tables",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.superfences",
    "pymdownx.tabbed",
]
SETTINGS = {
    "pymdownx.highlight": {"pygments_lang_class": True},
    "pymdownx.tabbed": {"alternate_style": True},
}
BLOCK = re.compile(r"<div class=\"(?:language-(?P<language>[\w+-]+) )?(?:[\w-]+ )*highlight\b")
CODE = {".py": "*.py", ".sh": "*.sh", ".yml": "*.yml", ".yaml": "*.yaml"}


def check_page(guide: Guide, page: Page) -> list[Finding]:
    """Code blocks that a reader sees and the checks do not, or the other way round."""
    import markdown

    body = "\n".join(page.text.splitlines()[page.body_line - 1 :])
    html = markdown.markdown(body, extensions=EXTENSIONS, extension_configs=SETTINGS)
    shown = Counter((found["language"] or "text").lower() for found in BLOCK.finditer(html))
    checked = Counter(fence.language or "text" for fence in page.fences)
    found = []
    for language in sorted(shown.keys() | checked.keys()):
        if shown[language] != checked[language]:
            lines = [f.line for f in page.fences if (f.language or "text") == language]
            what = (
                f"census: the page shows {shown[language]} blocks of {language}, "
                f"but {checked[language]} were checked"
            )
            cure = "write the fences with three backticks and close each of them"
            line = lines[0] if lines else page.body_line
            found.append(Finding(guide.relative(page.path), line, what, cure))
    return found


def check_files(guide: Guide) -> list[Finding]:
    """Code below ``snippets/`` that belongs to no listing, or that no listing checks."""
    checked = set()
    for listing in guide.listings.values():
        for pattern in CODE.values():
            checked |= set(listing.files(pattern))
    found = []
    for folder, _, names in os.walk(guide.root / "snippets"):
        parts = Path(folder).relative_to(guide.root / "snippets").parts
        for name in sorted(names):
            path = Path(folder) / name
            if path.suffix not in CODE or "__pycache__" in parts:
                continue
            if path in checked and not _loose(guide, parts, name):
                continue
            what = "census: no face runs this file and no check looks at it"
            cure = "name it in a listing.yml, or move it to src/ or files/ of a listing"
            found.append(Finding(guide.relative(path), 1, what, cure))
    return found


def _loose(guide: Guide, parts: tuple[str, ...], name: str) -> bool:
    """Whether a script lies beside the faces of a listing without being one."""
    listing = guide.listings.get("/".join(parts))
    return bool(listing) and name.endswith((".py", ".sh")) and name not in listing.faces.values()


def check_notebook(guide: Guide, path: Path) -> list[Finding]:
    """Code cells of a notebook that were not read as such."""
    data = json.loads(path.read_text("utf-8"))
    shown = Counter(cell["cell_type"] for cell in data["cells"])["code"]
    checked = len(cells(path))
    if shown == checked:
        return []
    what = f"census: the notebook has {shown} code cells, but {checked} were checked"
    return [Finding(guide.relative(path), 1, what, "save it again with Jupyter")]
