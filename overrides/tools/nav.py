"""Put a page into the nav of mkdocs.yml line by line, so that its comments and format stay."""

import re

ENTRY = re.compile(r"(?P<indent> *)- (?P<label>[^:]+?)(?::.*)?$")


def add_page(text: str, page: str, domain: str, domains: list[str], group: str, groups: list[str]):
    """mkdocs.yml with ``page`` as the last one of ``group`` in ``domain``.

    Args:
        text: the whole of mkdocs.yml.
        page: path of the page under docs/.
        domain, group: titles of the exam outline; each is added to the nav if it is not there.
        domains, groups: all titles of that level in the order of the outline.

    Raises:
        LookupError: mkdocs.yml has no nav.
    """
    lines = text.splitlines()
    if "nav:" not in lines:
        raise LookupError("mkdocs.yml has no line `nav:`")
    at_nav = lines.index("nav:")
    at_domain = _entry(lines, at_nav, 2, domain, domains)
    at_group = _entry(lines, at_domain, 6, group, groups)
    lines.insert(_end(lines, at_group), f"{' ' * 10}- {page}")
    return "\n".join(lines) + "\n"


def _entry(lines: list[str], parent: int, indent: int, title: str, order: list[str]) -> int:
    """The line of ``title`` under ``parent``, inserted in the given order if it is missing."""
    present = {}
    for number in range(parent + 1, _end(lines, parent)):
        entry = ENTRY.match(lines[number])
        if entry and len(entry["indent"]) == indent:
            for known in order:
                # The nav may shorten a title: "... in an Azure Machine Learning workspace".
                if known.startswith(entry["label"]):
                    present.setdefault(known, number)
    if title in present:
        return present[title]
    place = order.index(title)
    before = [present[known] for known in order[:place] if known in present]
    after = [present[known] for known in order[place + 1 :] if known in present]
    at = _end(lines, parent)
    if before:
        at = _end(lines, before[-1])
    elif after:
        at = after[0]
    lines.insert(at, f"{' ' * indent}- {title}:")
    return at


def _end(lines: list[str], start: int) -> int:
    """The line after the last one that is indented deeper than line ``start``."""
    depth = _depth(lines[start])
    end = start + 1
    for number in range(start + 1, len(lines)):
        if not lines[number].strip():
            continue
        if _depth(lines[number]) <= depth:
            break
        end = number + 1
    return end


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())
