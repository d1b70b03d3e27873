"""Figures that a listing draws: one SVG file each, the same on every machine.

Text and axes are drawn in placeholder colours, which the site replaces for its light and dark
palettes (overrides/hooks/figures.py); ids and digits that depend on the machine are removed.
"""

import re
from contextlib import contextmanager, nullcontext
from pathlib import Path

from ..finding import Finding
from ..listings.listing import Listing
from .recording import Recording

STYLE = Path(__file__).with_name("figures.mplstyle")
TOLERANCE = 0.3  # points: what other processors round differently moves nothing visibly
METADATA = re.compile(
    r"<\?xml.*?\?>\s*|\s*<metadata>.*?</metadata>|<!DOCTYPE.*?>\s*|<!--.*?-->\s*", re.DOTALL
)
NUMBER = re.compile(r"(?<![\w#.])-?\d+\.\d+")
ID = re.compile(r'\bid="([^"]+)"')
FONT = re.compile(r"'DejaVu Sans'(?:, [^;\"]*)?")
FONTS = "Arial, Helvetica, sans-serif"


class NotDrawn(Exception):
    """A figure that ``listing.yml`` names does not come out of the run."""

    cure = "save it with plt.savefig under this name, or remove it from figures"


@contextmanager
def drawn_alike(listing: Listing):
    """Let matplotlib draw repeatably, if the listing draws, on a figure that is its own."""
    if not listing.figures:
        with nullcontext():
            yield
        return
    import matplotlib
    from matplotlib import pyplot

    pyplot.close("all")  # pyplot would draw on what an earlier run left open, in its style
    with matplotlib.rc_context(fname=STYLE):
        yield
    pyplot.close("all")


def collect(listing: Listing, folder: Path) -> dict[str, str]:
    """File name -> SVG text of every figure of ``listing`` that its run left in ``folder``.

    Raises:
        NotDrawn: one is missing.
    """
    found = {}
    for name in listing.figures:
        if not (folder / name).is_file():
            raise NotDrawn(f"the run draws no {name}")
        found[name] = published((folder / name).read_text("utf-8"))
    return found


def published(svg: str) -> str:
    """``svg`` without dates, with short numbers, plain ids and the fonts of a browser."""
    svg = FONT.sub(FONTS, METADATA.sub("", svg))
    for number, name in enumerate(dict.fromkeys(ID.findall(svg)), start=1):
        svg = re.sub(rf'(?<=[#"]){re.escape(name)}(?=[")])', f"i{number}", svg)
    svg = NUMBER.sub(lambda digits: f"{float(digits[0]):.2f}".rstrip("0").rstrip("."), svg)
    return "\n".join(line.rstrip() for line in svg.strip().splitlines()) + "\n"


def current(path: Path, drawn: str) -> bool:
    """Whether the file at ``path`` shows what was drawn."""
    if not path.is_file():
        return False
    kept = path.read_text("utf-8")
    number = re.compile(r"-?\d+(?:\.\d+)?")
    if number.sub("0", kept) != number.sub("0", drawn):
        return False
    pairs = zip(number.findall(kept), number.findall(drawn), strict=True)
    return all(abs(float(left) - float(right)) <= TOLERANCE for left, right in pairs)


def check(listing: Listing, recording: Recording) -> list[Finding]:
    """Figures whose committed file shows something else than was drawn."""
    folder = listing.folder / "output"
    return [
        listing.finding(f"output/{name}", 1, "the run draws another picture", "run make update")
        for name, drawn in recording.figures.items()
        if not current(folder / name, drawn)
    ]
