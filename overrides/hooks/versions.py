"""The pinned versions: a table for `<!-- guide:toolchain -->` and the numbers in every footer."""

from pathlib import Path

from guide import data, directive, pages
from guide.problem import Problem

FILE = "open-data/toolchain.yml"
FOOTER = ("azure-ai-ml", "mlflow")


def versions(docs: Path) -> dict[str, str]:
    """Version by package name. Raises Problem if the footer's packages are not among them."""
    packages = data.load(docs / FILE)["packages"]
    for name in FOOTER:
        if name not in packages:
            raise Problem(f"docs/{FILE}", f"{name} is missing", "run `make update`")
    return packages


def table(python: str, packages: dict[str, str]) -> str:
    """The versions as a Markdown table."""
    rows = [("Python", python), *packages.items()]
    body = "\n".join(f"| {name} | {version} |" for name, version in rows)
    return f"| Package | Version |\n|---|---|\n{body}"


def on_config(config):
    """Give the footer its versions and the day of the newest check of a page."""
    docs = Path(config.docs_dir)
    config.extra["toolchain"] = versions(docs)
    config.extra["checked"] = max((entry.checked for entry in pages.read(docs)), default="")


def on_page_markdown(markdown, page, config, files):
    """Replace the directive by the table."""
    docs = Path(config.docs_dir)

    def render() -> str:
        return table(data.load(docs / FILE)["python"], versions(docs))

    return directive.expand(markdown, "toolchain", render)
