"""`<!-- guide:errors -->`: error messages, why they come, what to do, and where to learn it."""

from pathlib import Path

from guide import data, directive, pages
from guide.problem import Problem

FILE = "open-data/errors.yml"
TITLES = {
    "sdk": "From the Python SDK",
    "yaml": "While a YAML file is read",
    "cli": "From the Azure CLI",
    "azure": "From Azure, as the answer to a request",
    "deployment": "While a deployment starts",
    "scoring": "While an endpoint is called",
    "job": "In the log of a job",
    "batch": "In the log of a batch endpoint",
    "mlflow": "From MLflow",
    "library": "From the libraries of a script",
    "emulator": "From the emulator only",
}
# Page of the guide -> the places that it has; one page would be too heavy for a first visit.
PAGES = {
    "reference/errors.md": ("sdk", "yaml", "cli", "azure"),
    "reference/errors-while-running.md": tuple(list(TITLES)[4:]),
}
MET = (
    ("in Python, with a traceback, within a second: mostly nothing was sent to Azure", ("sdk",)),
    ("in a terminal, after `az ml … --file`", ("yaml", "cli")),
    ("with a code in round brackets, such as `(ResourceNotFound)`", ("azure",)),
    ("after minutes, when a deployment fails", ("deployment",)),
    ("as the answer to a request for predictions", ("scoring",)),
    ("in `std_log.txt` of a job", ("job", "library")),
    ("in the logs of batch scoring", ("batch",)),
    ("while you log or search runs", ("mlflow",)),
)


def code(text: str) -> str:
    """`text` as inline code, whatever backticks it has."""
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def origin(source: dict) -> str:
    """Where the message was found, as Markdown. Raises Problem for an unknown kind of source."""
    (kind, value), *_ = source.items()
    if kind == "url":
        return f"on [this page]({value})"
    if kind not in ("code", "call", "listing"):
        raise Problem(f"docs/{FILE}", f"unknown source '{kind}'", "code, call, listing or url")
    words = {"code": "words of", "call": "by", "listing": "by the listing"}
    return f"{words[kind]} {code(value)}"


def entry(row: dict, link: str, title: str) -> str:
    """One message as a section of its own, so that the search leads to it."""
    return "\n".join(
        [
            f"### {code(row['message'])} {{ #{row['id']} }}",
            "",
            f"**Why:** {row['cause']}",
            "",
            f"**Do:** {row['cure']}",
            "",
            f"**Learn:** [{title}]({link}) · *{row['seen']}, {origin(row['source'])}*",
        ]
    )


def places(here: str) -> list[str]:
    """A table that leads from where one met a message to the section that has it."""
    target = {
        place: "" if page == here else Path(page).name
        for page, found in PAGES.items()
        for place in found
    }
    lines = ["| You met it | Look under |", "|---|---|"]
    for met, names in MET:
        links = ", ".join(f"[{TITLES[name]}]({target[name]}#{name})" for name in names)
        lines.append(f"| {met} | {links} |")
    return [*lines, ""]


def index(docs: Path, here: str) -> str:
    """The messages of a page by the place where one meets them, after a table of all places.

    Args:
        here: source path of the page that shows them, one of PAGES.
    """
    rows = data.load(docs / FILE)["errors"]
    titles = pages.titles(docs)
    depth = "../" * here.count("/")
    lines = places(here)
    for place in PAGES[here]:
        lines += [f"## {TITLES[place]} {{ #{place} }}", ""]
        for row in (row for row in rows if row["from"] == place):
            path, _, anchor = row["page"].partition("#")
            source = f"{path}.md"
            if source not in titles:
                what = f"the message '{row['id']}' leads to {path}, which is no page"
                raise Problem(f"docs/{FILE}", what, "name a page of the guide")
            link = f"{depth}{source}" + (f"#{anchor}" if anchor else "")
            lines += [entry(row, link, titles[source]), ""]
    return "\n".join(lines)


def on_page_markdown(markdown, page, config, files):
    """Replace the directive by the index."""
    docs, here = Path(config.docs_dir), page.file.src_uri
    return directive.expand(markdown, "errors", lambda: index(docs, here))
