"""Workflows of GitHub and pipelines of Azure DevOps: valid, and they name what exists."""

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path

import yaml

from guide import data

from ..commands import cli_validity, shell
from ..nearest import proposal

SCHEMAS = {"github": "github-workflows.json", "azure": "azure-pipelines.json"}
EXPRESSION = re.compile(r"\$\{\{(?P<inside>.*?)\}\}")
SINGLE = re.compile(r"\$\{\s*(?:secrets|vars|github|needs|steps)\.[\w.-]+\s*\}")
PATH = re.compile(r"(?<![\w.'-])(?P<context>[a-z]+)\.(?P<name>[\w-]+)(?:\.(?P<next>[\w-]+))?")
SHOWN = re.compile(r"\b(?:echo|printf|cat)\b[^|;&\n]*\$\{\{\s*secrets\.")
DEFAULTS = {"group", "workspace"}  # what a reader has set by the time of a fragment
Row = tuple[int, str, str]


def kind_of(title: str) -> str | None:
    """``github`` or ``azure`` for a fence with this title or a file with this path."""
    if ".github/workflows/" in title:
        return "github"
    return "azure" if "azure-pipelines" in title else None


def check(source: str, kind: str) -> list[Row]:
    """``(line, what, cure)`` for everything that is wrong in one workflow.

    Args:
        kind: ``github`` or ``azure``.
    """
    data = yaml.safe_load(source)
    data = {"on" if key is True else key: value for key, value in data.items()}
    rows = [(_line(source, where), what, cure) for where, what, cure in _schema(data, kind)]
    if not rows:
        rule = _github if kind == "github" else _azure
        rows += [(_line(source, where), what, cure) for where, what, cure in rule(data, source)]
    return rows


def _line(source: str, where: str) -> int:
    """The first line with the text, or 1."""
    lines = source.splitlines()
    return next((number for number, line in enumerate(lines, 1) if where and where in line), 1)


def _schema(data: dict, kind: str) -> Iterator[tuple[str, str, str]]:
    from jsonschema.exceptions import best_match

    error = best_match(_validator(kind).iter_errors(_fitting(data, kind)))
    if error:
        named = re.findall(r"'([^']+)'", error.message)
        where = named[0] if named else str(error.path[-1] if error.path else "")
        yield where, f"not valid: {error.message[:120]}", "write it as the documentation shows"


def _fitting(data, kind: str):
    """What the schema can judge: it knows no extensions of Azure DevOps, and no numbers there."""
    if isinstance(data, list):
        return [_fitting(entry, kind) for entry in data]
    if isinstance(data, dict) and data.get("task") in _known()["extensions"]:
        return {"bash": "true"}
    if isinstance(data, dict):
        return {key: _fitting(value, kind) for key, value in data.items()}
    return str(data) if kind == "azure" and type(data) is int else data


@cache
def _validator(kind: str):
    from jsonschema.validators import validator_for

    folder = resources.files("check_jsonschema").joinpath("builtin_schemas/vendor")
    schema = json.loads(folder.joinpath(SCHEMAS[kind]).read_text("utf-8"))
    return validator_for(schema)(schema)


def _github(data: dict, source: str) -> Iterator[tuple[str, str, str]]:
    known = _known()
    for name, job in data["jobs"].items():
        needs = job.get("needs", [])
        for need in [needs] if isinstance(needs, str) else needs:
            if need not in data["jobs"]:
                cure = proposal(need, data["jobs"], "name a job of this workflow")
                yield f"needs: {need}", f"the job {name} needs '{need}', which is none", cure
        if isinstance(job.get("runs-on"), str):
            yield from _runner(job["runs-on"])
        rights = job.get("permissions", data.get("permissions", {}))
        for step in job.get("steps", ()):
            yield from _action(step, rights)
            yield from _script(step.get("run", ""), known)
    yield from _contexts(source, known)


def _runner(label: str) -> Iterator[tuple[str, str, str]]:
    known = _known()["runners"]
    if label not in known and "$" not in label:
        yield label, f"there is no runner '{label}'", proposal(label, known, "name a hosted runner")


def _action(step: dict, rights: dict) -> Iterator[tuple[str, str, str]]:
    known, used = _known(), step.get("uses", "")
    name, _, version = used.partition("@")
    if not used or re.fullmatch(r"[0-9a-f]{40}", version):
        return  # pinned by commit: the repository's own
    if name not in known["actions"]:
        cure = proposal(name, known["actions"], "add it to tests/support/yaml_files/workflows.yml")
        yield used, f"the action {name} is not known here", cure
    elif version not in known["actions"][name]:
        cure = f"write @{known['actions'][name][0]} or newer"
        yield used, f"{name} has no version '{version}' that is kept up", cure
    if name == "azure/login":
        given = step.get("with", {})
        if "creds" in given:
            cure = "sign in with OpenID Connect: client-id, tenant-id, subscription-id"
            yield "creds", "the login stores a password", cure
        for key in () if "creds" in given else known["login"]:
            if key not in given:
                yield used, f"azure/login has no '{key}'", f"add {key}:"
        if "creds" not in given and rights.get("id-token") != "write":
            yield used, "the login gets no token", "add permissions: id-token: write"


def _script(script: str, known: dict) -> Iterator[tuple[str, str, str]]:
    if SHOWN.search(script):
        yield SHOWN.search(script)[0], "the log would show a secret", "do not print it"
    plain = EXPRESSION.sub("value", re.sub(r"\$[\[(]\s*[\w.]+\s*[\])]", "value", script))
    rows = shell.lint(plain) if plain.strip() else []
    if not rows:
        rows = cli_validity.check(plain, Path("."), DEFAULTS)
    for number, what, cure in rows:
        if "which is not there" not in what:  # the files are those of the reader's repository
            yield script.splitlines()[number - 1].strip(), what, cure


def _contexts(source: str, known: dict) -> Iterator[tuple[str, str, str]]:
    conditions = re.findall(r"^\s*(?:- )?if: (.*)$", source, re.MULTILINE)
    for text in [*(found["inside"] for found in EXPRESSION.finditer(source)), *conditions]:
        for found in PATH.finditer(re.sub(r"'[^']*'", "", text)):
            context, name, after = found["context"], found["name"], found["next"]
            if context not in known["contexts"]:
                cure = proposal(context, known["contexts"], "name a context of GitHub Actions")
                yield found[0], f"there is no context '{context}'", cure
            elif context == "github" and name not in known["github"]:
                cure = proposal(name, known["github"], "name a property of github")
                yield found[0], f"there is no github.{name}", cure
            elif found[0].startswith("github.event.") and after not in known["event"]:
                what = f"events have no '{after}'"
                yield found[0], what, "write github.event_name, or a field of the event"
    for found in SINGLE.finditer(source):
        yield found[0], f"'{found[0]}' is no expression", "write ${{ … }}"


def _azure(data: dict, source: str) -> Iterator[tuple[str, str, str]]:
    known = _known()
    stages = [stage.get("stage") for stage in data.get("stages", ())]
    for stage in data.get("stages", ()):
        yield from _after(stage, stages)
        jobs = stage.get("jobs", ())
        for job in jobs:
            yield from _after(job, [other.get("job", other.get("deployment")) for other in jobs])
            pool = job.get("pool")
            if isinstance(pool, dict) and "vmImage" in pool:
                yield from _runner(pool["vmImage"])
            elif isinstance(pool, str) and pool != "server":
                yield f"pool: {pool}", f"there is no pool '{pool}'", "write pool: server"
            for step in _steps(job):
                yield from _task(step, known)


def _after(part: dict, names: list) -> Iterator[tuple[str, str, str]]:
    before = part.get("dependsOn", [])
    for name in [before] if isinstance(before, str) else before:
        if name not in names:
            yield (
                f"dependsOn: {name}",
                f"nothing here is called '{name}'",
                proposal(name, [str(n) for n in names], "name what comes before"),
            )


def _steps(job: dict) -> list[dict]:
    runs = job.get("strategy", {}).get("runOnce", {}).get("deploy", {})
    return [*job.get("steps", ()), *runs.get("steps", ())]


def _task(step: dict, known: dict) -> Iterator[tuple[str, str, str]]:
    task = step.get("task")
    if task and task not in known["tasks"]:
        yield (
            task,
            f"the task {task} is not known here",
            proposal(task, known["tasks"], "correct it"),
        )
    yield from _script(step.get("inputs", {}).get("inlineScript", ""), known)


@cache
def _known() -> dict:
    return data.load(Path(__file__).with_name("workflows.yml"))
