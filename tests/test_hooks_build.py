"""The hooks inside MkDocs: a mistake in a page stops the build and says where it is."""

import shutil
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

ROOT = Path(__file__).parents[1]
SITE = Path(__file__).parent / "data/site"
HOOKS = ["needs", "questions", "skills", "directives"]
PAGE = "---\ntitle: Train\nskills: [{skill}]\n---\n\n# Train\n\n<!-- guide:{directive} -->\n"


@pytest.fixture
def build_page(tmp_path):
    """Builds the small site with the given text as one page and returns that page's HTML."""

    def run(source: str, text: str) -> str:
        for folder in ("docs", "snippets"):
            shutil.copytree(SITE / folder, tmp_path / folder)
        (tmp_path / "docs" / source).write_text(text)
        hooks = "".join(f"  - {ROOT}/overrides/hooks/{name}.py\n" for name in HOOKS)
        (tmp_path / "mkdocs.yml").write_text(f"site_name: x\nplugins: []\nhooks:\n{hooks}")
        build(load_config(str(tmp_path / "mkdocs.yml")))
        return (tmp_path / "site" / source.removesuffix(".md") / "index.html").read_text()

    return run


def test_a_right_page_has_its_needs_its_questions_and_its_skills(build_page):
    text = PAGE.format(skill="new-run-script", directive="needs") + "\n<!-- guide:questions -->\n"
    html = build_page("jobs/train.md", text)
    assert "Before you start" in html
    assert "guide-question" in html
    assert "Run a script</a>" in html
    assert "<!-- guide:" not in html


@pytest.mark.parametrize(
    ("source", "skill", "directive", "message"),
    [
        ("jobs/train.md", "new-run", "needs", "docs/jobs/train.md: the skill 'new-run'"),
        ("jobs/train.md", "new-run-script", "need", "docs/jobs/train.md:8: the directive"),
        ("jobs/trainer.md", "new-run-script", "needs", "docs/jobs/trainer.md: there is no listing"),
        ("jobs/trainer.md", "new-run-script", "questions", "docs/jobs/trainer.md: guide:questions"),
    ],
    ids=["skill", "directive", "listing", "questions"],
)
def test_what_is_unknown_stops_the_build(build_page, caplog, source, skill, directive, message):
    with pytest.raises(Abort):
        build_page(source, PAGE.format(skill=skill, directive=directive))
    said = caplog.records[-1].getMessage()
    assert said.startswith(message)
    assert "\n  cure: " in said
