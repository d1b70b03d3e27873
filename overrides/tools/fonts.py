"""Static cuts of the variable fonts, which Chromium would embed as drawings of glyphs."""

import re
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

WEIGHTS = (400, 600, 700)
FACE = re.compile(r'@font-face\s*\{[^}]*url\("\.\./fonts/(?P<name>[\w-]+)\.woff2"\)[^}]*\}')
CUT = """\
@font-face {{
  font-family: "{family}";
  src: url("../fonts/{name}-{weight}.ttf") format("truetype");
  font-weight: {weight};
}}
"""


def cut(site: Path) -> None:
    """Replace the variable fonts of a built site by one file for each weight, for printing."""
    sheet = site / "assets/stylesheets/fonts.css"

    def static(face: re.Match) -> str:
        name = face["name"]
        family = re.search(r'font-family:\s*"([^"]+)"', face[0])[1]
        for weight in WEIGHTS:
            font = TTFont(site / f"assets/fonts/{name}.woff2")
            font = instancer.instantiateVariableFont(font, {"wght": weight})
            font.flavor = None
            font.save(site / f"assets/fonts/{name}-{weight}.ttf")
        return "".join(CUT.format(family=family, name=name, weight=each) for each in WEIGHTS)

    sheet.write_text(FACE.sub(static, sheet.read_text(encoding="utf-8")), encoding="utf-8")
