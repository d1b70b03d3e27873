"""Publishes the figures that listings draw, inked for the light and for the dark palette."""

from pathlib import Path

from mkdocs.structure.files import File

# Placeholder colours of tests/support/figures.mplstyle -> what each palette shows.
INKS = {
    "light": {"#010203": "#1d2333", "#a0b0c0": "#d5d9e3"},
    "dark": {"#010203": "#e8eaf2", "#a0b0c0": "#454b60"},
}


def inked(svg: str, palette: str) -> str:
    """The drawing in the ink of `palette`, light or dark."""
    for placeholder, colour in INKS[palette].items():
        svg = svg.replace(placeholder, colour)
    return svg


def on_files(files, config):
    """snippets/jobs/x/output/y.svg becomes assets/figures/jobs/x/y.light.svg and .dark.svg."""
    snippets = Path(config.config_file_path).parent / "snippets"
    for path in sorted(snippets.glob("*/*/output/*.svg")):
        folder = path.parents[1].relative_to(snippets).as_posix()
        drawing = path.read_text(encoding="utf-8")
        for palette in INKS:
            target = f"assets/figures/{folder}/{path.stem}.{palette}.svg"
            files.append(File.generated(config, target, content=inked(drawing, palette)))
    return files
