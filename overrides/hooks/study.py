"""`<!-- guide:plan -->`, `<!-- guide:checklist -->`: skills as a study plan and as boxes to tick.

assets/javascripts/study.js computes and remembers; without it the skills are still there.
"""

import json
import re
from html import escape
from pathlib import Path

from guide import directive, pages, syllabus

PLANNED = ("ai300-2026", "dp100-2025")


def data(docs: Path, url) -> list[dict]:
    """The planned outlines: title, and for each domain its weight and its skills with their pages.

    Args:
        url: source path of a page -> its URL, relative to the page that shows the plan.
    """
    taught = pages.by_skill(pages.read(docs))
    found = {outline["id"]: outline for outline in syllabus.outlines(docs)}
    return [
        {
            "id": name,
            "title": f"{found[name]['exam']}: {found[name]['title']}",
            "domains": [
                {
                    "title": domain["title"],
                    "weight": middle(domain["weight"]),
                    "skills": [
                        {
                            "id": bullet["id"],
                            "text": bullet["text"],
                            "pages": [
                                [e.title, url(e.source)] for e in taught.get(bullet["id"], [])
                            ],
                        }
                        for group in domain["groups"]
                        for bullet in group["bullets"]
                    ],
                }
                for domain in found[name]["domains"]
            ],
        }
        for name in PLANNED
    ]


def middle(weight: str) -> float:
    """The middle of a weight such as `20-25%`, in percent."""
    numbers = [float(number) for number in re.findall(r"\d+", weight)]
    return sum(numbers) / len(numbers)


def plan(outlines: list[dict]) -> str:
    """The form, the place of the plan, and the data that it is made from."""
    options = "".join(f'<option value="{o["id"]}">{escape(o["title"])}</option>' for o in outlines)
    content = json.dumps(outlines, separators=(",", ":")).replace("</", "<\\/")
    return (
        '<form class="guide-plan" data-guide-plan>'
        f'<label>Outline <select name="outline">{options}</select></label>'
        '<label>Day of the exam <input type="date" name="day" required></label>'
        '<label>Hours a week <input type="number" name="hours" min="1" max="60" value="6"></label>'
        '<button class="md-button" type="submit">Make the plan</button></form>'
        '<div data-guide-plan-result aria-live="polite">'
        "<p>The plan is made in your browser, which needs JavaScript for it.</p></div>"
        f'<script type="application/json" data-guide-plan-data>{content}</script>'
    )


def checklist(outlines: list[dict]) -> str:
    """A box for each skill, by outline and domain."""
    lines = []
    for outline in outlines:
        lines.append(f'<h2 id="{outline["id"]}">{escape(outline["title"])}</h2>')
        for domain in outline["domains"]:
            lines.append(
                f'<fieldset class="guide-checklist"><legend>{escape(domain["title"])} '
                "<small data-guide-done></small></legend><ul>"
            )
            for skill in domain["skills"]:
                links = ", ".join(f'<a href="{u}">{escape(t)}</a>' for t, u in skill["pages"])
                after = f" – {links}" if links else ""
                lines.append(
                    f'<li><label><input type="checkbox" data-guide-skill="{skill["id"]}"> '
                    f"{escape(skill['text'])}</label>{after}</li>"
                )
            lines.append("</ul></fieldset>")
    return "".join(lines)


def on_page_markdown(markdown, page, config, files):
    """Replace the directives."""
    docs = Path(config.docs_dir)

    def url(source: str) -> str:
        return files.get_file_from_path(source).url_relative_to(page.file)

    markdown = directive.expand(markdown, "plan", lambda: plan(data(docs, url)))
    return directive.expand(markdown, "checklist", lambda: checklist(data(docs, url)))
