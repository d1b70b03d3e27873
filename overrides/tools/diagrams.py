"""Render the Mermaid sources of docs/ to SVG in both palettes; `check` only says what is stale.

Mermaid comes from tests/package-lock.json through npm, on demand, and never reaches a reader.
"""

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import chromium

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests"
SCRIPT = TESTS / "node_modules/mermaid/dist/mermaid.min.js"
FONT = "Arial, Helvetica, sans-serif"
PALETTES = {
    "light": {"node": "#eef1fb", "line": "#3f4c86", "text": "#1d2333"},
    "dark": {"node": "#2b3048", "line": "#a9b6ee", "text": "#e8eaf2"},
}


def fingerprint(source: Path) -> str:
    """Hash of a source and of everything here that decides how it looks."""
    lock = json.loads((TESTS / "package-lock.json").read_text(encoding="utf-8"))
    version = lock["packages"]["node_modules/mermaid"]["version"]
    style = json.dumps([PALETTES, FONT, version], sort_keys=True)
    return hashlib.sha256(source.read_bytes() + style.encode()).hexdigest()


def products(source: Path) -> dict[str, Path]:
    """The SVG file of each palette, beside the source."""
    return {name: source.with_suffix(f".{name}.svg") for name in PALETTES}


def stale(docs: Path = ROOT / "docs") -> list[Path]:
    """The sources whose SVG files are missing or were made from something else."""
    found = []
    for source in sorted(docs.rglob("*.mmd")):
        mark = f"<!-- source: {fingerprint(source)} -->"
        files = products(source).values()
        if not all(f.is_file() and f.read_text(encoding="utf-8").startswith(mark) for f in files):
            found.append(source)
    return found


def settings(palette: str) -> dict:
    """Mermaid's configuration for one palette: plain SVG text, nothing from another host."""
    colours = PALETTES[palette]
    return {
        "startOnLoad": False,
        "theme": "base",
        "htmlLabels": False,
        "deterministicIds": True,
        "flowchart": {"htmlLabels": False, "useMaxWidth": False, "padding": 14},
        "themeVariables": {
            "fontFamily": FONT,
            "fontSize": "16px",
            "primaryColor": colours["node"],
            "primaryBorderColor": colours["line"],
            "primaryTextColor": colours["text"],
            "lineColor": colours["line"],
            "textColor": colours["text"],
        },
    }


def render(sources: list[Path]) -> None:
    """Write both SVG files of every source."""
    from playwright.sync_api import sync_playwright

    if not SCRIPT.is_file():
        command = ["npm", "ci", "--ignore-scripts", "--no-progress"]
        subprocess.run(command, cwd=TESTS, check=True)
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"]
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=arguments)
        for source in sources:
            for palette, target in products(source).items():
                page = browser.new_page()
                page.set_content("<!doctype html><body></body>")
                page.add_script_tag(path=str(SCRIPT))
                svg = page.evaluate(
                    """async ([settings, text]) => {
                        mermaid.initialize(settings);
                        return (await mermaid.render("diagram", text)).svg;
                    }""",
                    [settings(palette), source.read_text(encoding="utf-8")],
                )
                svg = re.sub(r"@import[^;]*;", "", svg).replace("<br>", "<br/>")
                mark = f"<!-- source: {fingerprint(source)} -->"
                target.write_text(f"{mark}\n{svg}\n", encoding="utf-8")
                print(f"wrote {target.relative_to(ROOT)}")
                page.close()
        browser.close()


def main(arguments: list[str]) -> int:
    """`write` renders what is stale; `check` lists it and returns 1."""
    todo = stale()
    if arguments == ["check"]:
        for source in todo:
            print(f"{source.relative_to(ROOT)}: its SVG files are stale; cure: `make update`")
        return bool(todo)
    if todo:
        render(todo)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:] or ["write"]))
