"""`make new` starts a task that parses, and refuses what it cannot start."""

import ast
import datetime
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

import nav
import scaffold

ROOT = Path(__file__).parents[1]
NOUNS = yaml.safe_load((scaffold.TEMPLATES / "nouns.yml").read_text())
TODAY = datetime.date(2026, 11, 21)
SKILL = "dp100-job-run-script"


@pytest.fixture
def repository(tmp_path):
    for file in ("mkdocs.yml", "docs/open-data/syllabus.yml", "docs/practice/bank/jobs.yml"):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, tmp_path / file)
    return tmp_path


@pytest.mark.parametrize("noun", NOUNS)
def test_new_task_parses(repository, noun):
    scaffold.create(repository, f"{noun}/brand-new", SKILL, TODAY)
    listing = repository / f"snippets/{noun}/brand-new"
    faces = yaml.safe_load((listing / "listing.yml").read_text())["faces"]
    assert yaml.safe_load((listing / next(iter(faces["yaml"].values()))).read_text())["$schema"]
    ast.parse((listing / "sdk.py").read_text())
    subprocess.run(["bash", "-n", listing / "cli.sh"], check=True)
    page = (repository / f"docs/{noun}/brand-new.md").read_text()
    assert yaml.safe_load(page.split("---")[1])["skills"] == [SKILL]


def test_every_new_file_that_a_reader_sees_says_todo(repository):
    written = scaffold.create(repository, "jobs/brand-new", SKILL, TODAY)
    silent = [path for path in written if "TODO" not in (repository / path).read_text()]
    assert silent == ["mkdocs.yml"]


def test_page_includes_only_regions_that_exist(repository):
    scaffold.create(repository, "models/brand-new", SKILL, TODAY)
    page = (repository / "docs/models/brand-new.md").read_text()
    for face in ("sdk.py", "cli.sh"):
        assert f'--8<-- "snippets/models/brand-new/{face}:register"' in page
        code = (repository / f"snippets/models/brand-new/{face}").read_text()
        assert "# --8<-- [start:register]" in code


def test_question_is_appended_to_the_bank_of_its_folder(repository):
    bank = repository / "docs/practice/bank/jobs.yml"
    before = yaml.safe_load(bank.read_text())
    scaffold.create(repository, "jobs/brand-new", SKILL, TODAY)
    *kept, added = yaml.safe_load(bank.read_text())
    assert kept == before
    assert added["page"] == "jobs/brand-new"


@pytest.mark.parametrize(
    ("skill", "above"),
    [
        (SKILL, "Run model training scripts"),
        ("dp100-llm-select-deploy-catalog", "Prepare for model optimization"),
        ("ai300-automl", "Use automated machine learning to explore optimal models"),
    ],
)
def test_page_stands_in_the_nav_under_the_group_of_its_skill(repository, skill, above):
    config = repository / "mkdocs.yml"
    before = config.read_text().splitlines()
    scaffold.create(repository, "jobs/brand-new", skill, TODAY)
    after = config.read_text().splitlines()
    assert [line for line in after if line in before] == before
    page = after.index("          - jobs/brand-new.md")
    group = next(line for line in reversed(after[:page]) if not line.startswith(" " * 10))
    assert above.startswith(group.strip(" -:"))


def test_nav_keeps_comments_and_adds_a_domain_in_the_order_of_the_outline():
    text = "nav:\n  - B:\n      # why\n      - b:\n          - b.md\n\ntheme: x\n"
    added = nav.add_page(text, "a.md", "A", ["A", "B"], "a", ["a"])
    assert added == text.replace("  - B:", "  - A:\n      - a:\n          - a.md\n  - B:")


@pytest.mark.parametrize(
    ("task", "skill", "reason"),
    [
        ("jobs", SKILL, "is not the name of a task"),
        ("Jobs/New", SKILL, "is not the name of a task"),
        ("../jobs/new", SKILL, "is not the name of a task"),
        ("quizzes/new", SKILL, "there is no folder quizzes/"),
        ("jobs/new", "dp100-nothing", "is not a skill"),
        ("jobs/new", "", "is not a skill"),
    ],
)
def test_bad_name_or_skill_is_refused_and_nothing_is_written(
    repository, task, skill, reason, capsys
):
    before = sorted(repository.rglob("*"))
    assert scaffold.main(["--task", task, "--skill", skill], repository) == 2
    message = capsys.readouterr().err
    assert reason in message
    assert "cure: " in message
    assert sorted(repository.rglob("*")) == before


def test_existing_task_is_refused(repository):
    scaffold.create(repository, "jobs/brand-new", SKILL, TODAY)
    with pytest.raises(scaffold.Refused, match=r"jobs/brand-new\.md exists already"):
        scaffold.create(repository, "jobs/brand-new", SKILL, TODAY)
