"""List the pages that a change touches, as Markdown for the summary of a workflow run."""

import argparse
import re
import subprocess
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
INCLUDE = re.compile(r'--8<-- "(snippets/[^":]+)')


def changed_files(root: Path, base: str) -> list[str]:
    """Paths that HEAD changed since it left ``base``; all paths, if ``base`` is unknown."""
    diff = ["git", "-C", str(root), "diff", "--name-only", "--diff-filter=d", f"{base}...HEAD"]
    found = subprocess.run(diff, capture_output=True, text=True, check=False)
    if found.returncode:  # the first push of a branch has no base
        everything = ["git", "-C", str(root), "ls-files"]
        found = subprocess.run(everything, capture_output=True, text=True, check=True)
    return found.stdout.splitlines()


def pages_of(root: Path, files: list[str]) -> list[str]:
    """The pages, relative to docs/, that show one of ``files``: as text, code or questions."""
    changed = set(files)
    pages = {
        file.removeprefix("docs/")
        for file in files
        if file.startswith("docs/") and file.endswith((".md", ".ipynb"))
    }
    for page in (root / "docs").rglob("*.md"):
        if changed.intersection(INCLUDE.findall(page.read_text(encoding="utf-8"))):
            pages.add(page.relative_to(root / "docs").as_posix())
    for file in files:
        if file.startswith("docs/practice/bank/"):
            questions = yaml.safe_load((root / file).read_text(encoding="utf-8"))
            pages.update(f"{question['page']}.md" for question in questions)
    return sorted(pages)


def built_path(page: str) -> str:
    """Where the built site has a page: jobs/command-job.md is jobs/command-job/index.html."""
    path = Path(page).with_suffix("")
    if path.name == "index":
        return f"{path}.html"
    return f"{path}/index.html"


def summary(pages: list[str], preview: str, site: str) -> str:
    """A Markdown table of the pages: their path in the preview, and the page as it is published."""
    if not pages:
        return "No page changed.\n"
    lines = [f"[Download the preview]({preview}), unpack it, and open the path.", ""]
    lines += ["| Page | In the preview | Published now |", "|---|---|---|"]
    for page in pages:
        built = built_path(page)
        published = site + built.removesuffix("index.html")
        lines.append(f"| `{page}` | [`{built}`]({preview}) | [before]({published}) |")
    return "\n".join(lines) + "\n"


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Print the summary."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", required=True, help="commit that the change starts from")
    parser.add_argument("--preview", required=True, help="address of the built site's archive")
    options = parser.parse_args(arguments)
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    site = re.search(r"^site_url: (\S+)", config, re.MULTILINE)[1]
    pages = pages_of(root, changed_files(root, options.base))
    print(summary(pages, options.preview, site), end="")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
