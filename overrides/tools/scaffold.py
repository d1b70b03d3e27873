"""Start a task: its page, listing, question and nav entry, with a TODO where words are missing."""

import argparse
import datetime
import re
import sys
from pathlib import Path
from string import Template

import yaml

import nav

ROOT = Path(__file__).parents[2]
TEMPLATES = Path(__file__).parent / "templates"
TASK = re.compile(r"(?P<noun>[a-z][a-z0-9-]*)/(?P<name>[a-z][a-z0-9]*(-[a-z0-9]+)*)")


class Refused(Exception):
    """The task cannot be started; the message says why and what to do instead."""


def find_skill(syllabus: dict, skill: str) -> tuple[dict, dict]:
    """The domain and the group whose nav entry a page on ``skill`` belongs to.

    The nav follows the last DP-100 outline, so an AI-300 skill goes where the DP-100 skill nearest
    to it stands, if there is one (the relations of the syllabus are listed from near to far).
    """
    rows = [row for row in syllabus["crosswalk"] if skill in row["ai300"]]
    rows.sort(key=lambda row: list(syllabus["relations"]).index(row["relation"]))
    origin = rows[0]["dp100"] if rows else skill
    for outline in nav_outlines(syllabus):
        for domain in outline["domains"]:
            for group in domain["groups"]:
                if any(bullet["id"] == origin for bullet in group["bullets"]):
                    return domain, group
    raise Refused(
        f"SKILL={skill or '(none)'} is not a skill of the last DP-100 outline or of AI-300.\n"
        "  cure: take an id from docs/open-data/syllabus.yml, for example dp100-job-run-script"
    )


def nav_outlines(syllabus: dict) -> list[dict]:
    """The outlines that the nav shows: the last one of DP-100, then AI-300."""
    return [outline for outline in syllabus["outlines"] if outline["status"] != "superseded"]


def check_name(root: Path, task: str, nouns: dict) -> re.Match:
    """The parts of a task's name; Refused if it is badly formed or taken."""
    parts = TASK.fullmatch(task)
    if not parts:
        raise Refused(
            f"TASK={task or '(none)'} is not the name of a task.\n"
            "  cure: folder/name in lower case with hyphens, for example TASK=jobs/distributed-job"
        )
    if parts["noun"] not in nouns:
        raise Refused(
            f"TASK={task}: there is no folder {parts['noun']}/.\n"
            f"  cure: take one of {', '.join(nouns)}"
        )
    for place in (f"docs/{task}.md", f"snippets/{task}"):
        if (root / place).exists():
            raise Refused(f"{place} exists already.\n  cure: edit it, or choose another name")
    return parts


def create(root: Path, task: str, skill: str, today: datetime.date) -> list[str]:
    """Write all files of a task; returns their paths, relative to ``root``.

    Raises:
        Refused: a bad or taken name, or an unknown skill; nothing is written then.
    """
    nouns = yaml.safe_load((TEMPLATES / "nouns.yml").read_text())
    parts = check_name(root, task, nouns)
    syllabus = yaml.load(
        (root / "docs/open-data/syllabus.yml").read_text(), Loader=yaml.CSafeLoader
    )
    domain, group = find_skill(syllabus, skill)

    noun = nouns[parts["noun"]]
    values = {
        **noun,
        "task": task,
        "name": parts["name"],
        "skill": skill,
        "today": today.isoformat(),
        "title": parts["name"].replace("-", " ").capitalize(),
        "result": ".result()" if ".begin_" in noun["send"] else "",
    }
    files = {
        f"docs/{task}.md": "page.md",
        f"snippets/{task}/listing.yml": "listing.yml",
        f"snippets/{task}/sdk.py": "sdk.py",
        f"snippets/{task}/cli.sh": "cli.sh",
        f"snippets/{task}/{noun['file']}": "face.yml",
    }
    for path, template in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(fill(template, values))

    bank = root / f"docs/practice/bank/{parts['noun']}.yml"
    bank.parent.mkdir(parents=True, exist_ok=True)
    questions = bank.read_text().rstrip("\n") + "\n" if bank.exists() else ""
    bank.write_text(questions + fill("question.yml", values))

    config = root / "mkdocs.yml"
    domains = [d["title"] for outline in nav_outlines(syllabus) for d in outline["domains"]]
    groups = [g["title"] for g in domain["groups"]]
    config.write_text(
        nav.add_page(
            config.read_text(), f"{task}.md", domain["title"], domains, group["title"], groups
        )
    )
    return [*files, bank.relative_to(root).as_posix(), config.name]


def fill(template: str, values: dict[str, str]) -> str:
    """The text of a template with its values."""
    return Template((TEMPLATES / f"{template}.template").read_text()).substitute(values)


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Start the task that the command line names; 2 if it is refused."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--task", required=True, help="folder and name, for example jobs/my-task")
    parser.add_argument(
        "--skill", required=True, help="id of a skill in docs/open-data/syllabus.yml"
    )
    options = parser.parse_args(arguments)
    try:
        written = create(root, options.task, options.skill, datetime.date.today())
    except Refused as refusal:
        print(f"make new: {refusal}", file=sys.stderr)
        return 2
    print("\n".join(written))
    print(f'Next: replace every TODO, then make check FILES="snippets/{options.task} ', end="")
    print(f'docs/{options.task}.md"')
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
