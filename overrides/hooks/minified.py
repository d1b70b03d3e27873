"""Leaves out of pages, style sheets and scripts what browsers do not need."""

import re
from pathlib import Path

import minify_html
import rcssmin
import rjsmin

SCRIPT = re.compile(r"(?<=<script>).*?(?=</script>)", re.DOTALL)
OWN = {".css": rcssmin.cssmin, ".js": rjsmin.jsmin}


def smaller(html: str) -> str:
    """The page, and the scripts within it, without comments and needless white space."""
    html = SCRIPT.sub(lambda found: rjsmin.jsmin(found[0]), html)
    return minify_html.minify(html, keep_closing_tags=True, keep_html_and_head_opening_tags=True)


def on_post_page(output, page, config):
    """Shrink every page."""
    return smaller(output)


def on_post_build(config):
    """Shrink the style sheets and scripts that are not minified yet."""
    for path in Path(config.site_dir, "assets").rglob("*.*"):
        if path.suffix in OWN and ".min." not in path.name:
            text = OWN[path.suffix](path.read_text(encoding="utf-8"))
            path.write_text(text, encoding="utf-8")
