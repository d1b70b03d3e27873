"""What no run proves was held against its source by a person, and has not changed since.

``held:`` in ``listing.yml`` keeps a digest of what a file means: of each file of a listing with an
exempt face, and of code that is only registered or deployed. Comments, layout and the order of
named things do not change it.
"""

import ast
import hashlib
import json
import re
from pathlib import Path

import yaml

from ..commands.cli_validity import spelt_out
from ..commands.shell import az_commands, logical_lines
from ..finding import Finding
from .listing import Listing

NOT_RUN = ("syntax", "validity", "execution")  # a face that is exempt from these is never proven


def check(listing: Listing) -> list[Finding]:
    """Files that nobody has held against their source as they are now."""
    exempt = next((entry for entry in listing.exemptions if entry.check in NOT_RUN), None)
    present = digests(listing)
    source = exempt.link if exempt else f"{listing.page or 'its page'}, and run it once"
    found = []
    for file in sorted(set(listing.held) - set(present)):
        what = f"held names '{file}', which is no file of the listing"
        found.append(listing.finding("listing.yml", 1, what, "remove the line"))
    for file, now in present.items():
        if listing.held.get(file) == now or (file not in listing.held and not exempt):
            continue
        since = "has changed since it was" if file in listing.held else "was never"
        what = f"no run proves this file, and it {since} held to its source"
        cure = f"compare it with {source}, then write '{file}: {now}' under held: "
        found.append(listing.finding(file, 1, what, f"{cure}in {listing.path('listing.yml')}"))
    return found


def digests(listing: Listing) -> dict[str, str]:
    """File of the listing -> eight letters and digits that stand for what it means."""
    files = [path for path in listing.files("*") if path.name != "listing.yml"]
    return {path.relative_to(listing.folder).as_posix(): _digest(path) for path in files}


def _digest(path: Path) -> str:
    # the letter keeps YAML from reading digits, or 1e5, as a number
    return "x" + hashlib.sha256(_meaning(path)).hexdigest()[:7]


def _meaning(path: Path) -> bytes:
    """The content of a file without what changes nothing; its bytes if it cannot be read."""
    content = path.read_bytes()
    reader = {".py": _python, ".yml": _yaml, ".yaml": _yaml, ".sh": _shell}.get(path.suffix)
    try:
        return reader(content.decode("utf-8")).encode() if reader else content
    except (SyntaxError, ValueError, yaml.YAMLError):
        return content


def _python(source: str) -> str:
    tree = ast.parse(source)
    names = [node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and _is_stored(node)]
    numbers = {name: str(index) for index, name in enumerate(dict.fromkeys(names))}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            node.id = numbers.get(node.id, node.id)
        elif isinstance(node, ast.Call):
            node.keywords.sort(key=lambda keyword: keyword.arg or "")
    return repr(_shape(tree))


def _shape(node):
    """A tree as lists, alike in all versions of Python: fields that only some have are empty."""
    if isinstance(node, list):
        return [_shape(inner) for inner in node]
    if not isinstance(node, ast.AST):
        return node
    fields = [(name, _shape(inner)) for name, inner in ast.iter_fields(node) if name != "kind"]
    return [
        type(node).__name__,
        *((name, shape) for name, shape in fields if shape not in (None, [])),
    ]


def _is_stored(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Store)


def _yaml(source: str) -> str:
    return json.dumps(list(yaml.safe_load_all(source)), sort_keys=True, default=str)


def _shell(source: str) -> str:
    commands = [" ".join(spelt_out(command)) for command in az_commands(source)]
    lines = [" ".join(text.split()) for _, text in logical_lines(source)]
    return "\n".join(commands + [line for line in lines if not re.search(r"^#|\baz ", line)])
