"""The text of ``COVERAGE.md``."""

from collections import Counter
from collections.abc import Iterable, Iterator

from .state import MISSING, MODELLED, RECORDED

HEADER = """\
<!-- Written by `azureml-emulator coverage`: do not edit. Differences are in the differences.yml of
     each room of the package, everything else is read from the code and from the SDK. -->

# What the emulator covers

Three answers: *modelled* behaves as on Azure, but for the differences below; *recorded only* is
checked, kept and shown, and nothing else happens; *not modelled* is refused with a text that says
so. No line here is written by hand but the differences.
"""
VERBS = ("put", "patch", "get", "list", "delete")
MARKS = {MODELLED: "yes", RECORDED: "recorded", MISSING: "**no**"}


def render(found: dict[str, list]) -> str:
    """The whole text for what ``collect`` has found."""
    sections = (
        _summary(found),
        _differences(found["differences"]),
        _resources(found["resources"]),
        _variants(found["variants"]),
        _algorithms(found["algorithms"]),
        _services(found["services"]),
        _commands(found["commands"], found["flags"]),
    )
    return HEADER + "".join("\n" + "\n".join(lines) + "\n" for lines in sections)


def _summary(found: dict[str, list]) -> Iterator[str]:
    yield from _head("", MODELLED, RECORDED, MISSING)
    operations = [state for item in found["resources"] for state in item["operations"].values()]
    types = [state for item in found["variants"] for state in item["types"].values()]
    commands = [item["state"] for item in found["commands"]]
    for name, states in (
        ("Operations on resources", operations),
        ("Types within resources", types),
        ("Commands of az", commands),
    ):
        counts = Counter(states)
        yield _row(name, *(counts[state] for state in (MODELLED, RECORDED, MISSING)))


def _differences(entries: list[dict]) -> Iterator[str]:
    yield "## Differences from Azure"
    for title in dict.fromkeys(entry["title"] for entry in entries):
        shown = [entry for entry in entries if entry["title"] == title]
        yield f"\n### {title} (`{shown[0]['room']}/differences.yml`)\n"
        yield from _head("About", "Azure", "Emulator")
        for entry in shown:
            yield _row(entry["about"], entry["azure"], entry["emulator"])


def _resources(entries: list[dict]) -> Iterator[str]:
    yield "## Resources of Microsoft.MachineLearningServices\n"
    yield "An empty cell is an operation that the service does not have.\n"
    yield from _head("Type", *VERBS, "Other operations")
    for entry in entries:
        operations = entry["operations"]
        marks = [MARKS[operations[verb]] if verb in operations else "" for verb in VERBS]
        others = ((name, state) for name, state in operations.items() if name not in VERBS)
        yield _row(f"`{entry['type']}`", *marks, _named(others))


def _variants(entries: list[dict]) -> Iterator[str]:
    yield "## Types within resources\n"
    yield from _head("Of", MODELLED, RECORDED, MISSING)
    for entry in entries:
        cells = [
            ", ".join(name for name, state in entry["types"].items() if state == wanted)
            for wanted in (MODELLED, RECORDED, MISSING)
        ]
        yield _row(entry["group"], *cells)


def _algorithms(entries: list[dict]) -> Iterator[str]:
    yield "## Algorithms of AutoML\n"
    tasks = [entry["task"] for entry in entries]
    yield from _head("Algorithm", *tasks)
    for name in sorted({name for entry in entries for name in entry["algorithms"]}):
        yield _row(name, *(entry["algorithms"].get(name, "") for entry in entries))


def _services(entries: list[dict]) -> Iterator[str]:
    yield "## Services\n"
    yield from _head("Host", "Path", "What it is", "Operations")
    for entry in entries:
        host, path = f"`{entry['host']}`", f"`{entry['path']}`"
        yield _row(host, path, entry["about"], ", ".join(entry["operations"]))


def _commands(commands: list[dict], flags: list[dict]) -> Iterator[str]:
    yield "## Commands of az\n"
    yield from _head("Group", MODELLED, MISSING)
    groups: dict[str, list[dict]] = {}
    for entry in commands:
        words = entry["command"].split()
        groups.setdefault(" ".join(words[:2] if words[0] == "ml" else words[:1]), []).append(entry)
    for group, entries in groups.items():
        cells = []
        for wanted in (MODELLED, MISSING):
            names = [e["command"].removeprefix(group).strip() for e in entries]
            states = [entry["state"] for entry in entries]
            pairs = zip(names, states, strict=True)
            cells.append(", ".join(name or group for name, state in pairs if state == wanted))
        yield _row(f"`az {group}`", *cells)
    yield ""
    yield from _head("Not there", "Why")
    for entry in commands:
        if entry["state"] == MISSING:
            yield _row(f"`az {entry['command']}`", entry["reason"])
    for entry in flags:
        yield _row(f"`{entry['flag']}` ({entry['state']})", entry["reason"])


def _named(operations: Iterable[tuple[str, str]]) -> str:
    """Operations with their state where it is not the usual one."""
    shown = [
        name if state == MODELLED else f"{name} ({MARKS[state]})" for name, state in operations
    ]
    return ", ".join(shown)


def _head(*titles: str) -> Iterator[str]:
    yield _row(*titles)
    yield "|" + "---|" * len(titles)


def _row(*cells) -> str:
    texts = (str(cell).strip().replace("|", "\\|").replace("\n", " ") for cell in cells)
    return "| " + " | ".join(texts) + " |"
