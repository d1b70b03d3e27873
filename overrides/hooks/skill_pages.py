"""`<!-- guide:coverage -->`, `-older`: skills of the outlines and the pages that teach them."""

from functools import partial
from pathlib import Path

from guide import directive, pages, syllabus

MISSING = "not written yet"


def found(skill: syllabus.Skill, taught: dict[str, list[pages.Entry]]) -> list[pages.Entry]:
    """The pages of a skill; of an older outline also those of the skills it became."""
    entries = [entry for name in (skill.id, *skill.successors) for entry in taught.get(name, [])]
    return list(dict.fromkeys(entries))


def cell(entries: list[pages.Entry], here: str) -> str:
    """The links of a row, relative to the page `here` (a source path)."""
    up = "../" * here.count("/")
    return ", ".join(f"[{e.title}]({up}{e.source})" for e in entries) or MISSING


def became(skill: syllabus.Skill, known: dict[str, syllabus.Skill], here: str) -> str:
    """Links to the skills of later outlines that an older skill has become."""
    up = "../" * here.count("/")
    names = [name for name in skill.successors if name in known]
    return ", ".join(f"[{known[name].text}]({up}exam/coverage.md#{name})" for name in names)


def outline_section(
    outline: dict,
    skills: list[syllabus.Skill],
    taught: dict[str, list[pages.Entry]],
    known: dict[str, syllabus.Skill],
    here: str,
) -> str:
    """One outline as Markdown: a heading, a count, and a table for each domain."""
    covered = sum(bool(found(skill, taught)) for skill in skills)
    lines = [
        f"## {outline['exam']}, skills measured {outline['as_of']} {{ #{outline['id']} }}",
        "",
        f"*{outline['title']}*, {outline['status']}. "
        f"**{covered} of {len(skills)}** skills have a page.",
    ]
    for domain in outline["domains"]:
        weight = f" ({domain['weight']})" if domain.get("weight") else ""
        lines += ["", f"### {domain['title']}{weight} {{ #{domain['id']} }}", ""]
        head = "Pages, and the skill today" if syllabus.is_older(outline) else "Pages"
        lines += [f"| Skill | {head} |", "|---|---|"]
        for group in domain["groups"]:
            lines.append(f"| **{group['title']}** | |")
            for bullet in group["bullets"]:
                skill = next(s for s in skills if s.id == bullet["id"])
                anchor = f'<span id="{skill.id}">{skill.text}</span>'
                own = cell(taught.get(skill.id, []), here)
                later = became(skill, known, here)
                shown = later if own == MISSING and later else ", ".join(filter(None, [own, later]))
                lines.append(f"| {anchor} | {shown} |")
    return "\n".join(lines)


def sections(docs: Path, here: str, older: bool) -> str:
    """The last outlines, or the older ones, as Markdown for the page `here`."""
    taught = pages.by_skill(pages.read(docs))
    skills = syllabus.skills(docs)
    return "\n\n".join(
        outline_section(
            outline,
            [s for s in skills.values() if s.outline == outline["id"]],
            taught,
            skills,
            here,
        )
        for outline in syllabus.outlines(docs)
        if syllabus.is_older(outline) == older
    )


def on_page_markdown(markdown, page, config, files):
    """Replace the directives by the outlines."""
    docs, here = Path(config.docs_dir), page.file.src_uri
    for word, older in (("coverage", False), ("coverage-older", True)):
        markdown = directive.expand(markdown, word, partial(sections, docs, here, older))
    return markdown
