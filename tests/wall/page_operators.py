"""Mistakes in pages, in produced output and in the question bank."""

import re

from .mutants import Edit, misspelt, operator


@operator("page", "a link to a page that is not there")
def dead_link(text):
    for found in re.finditer(r"\]\(([\w./-]+)\.md", text):
        yield Edit(found.start(1), found.end(1), found[1] + "s")


@operator("page", "a link to a heading that is not there")
def dead_anchor(text):
    for found in re.finditer(r"\.md#([\w-]+)\)", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("page", "a region that the listing does not have")
def misspell_region(text):
    for found in re.finditer(r"--8<-- \"snippets/[^:\"]+:([\w-]+)\"", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("page", "a file that the listing does not have")
def misspell_included_file(text):
    for found in re.finditer(r"--8<-- \"snippets/[\w/-]+/([\w-]+)\.(?:py|sh|yml)", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("page", "two tabs stand in the wrong order")
def tabs_in_wrong_order(text):
    for found in re.finditer(r'=== "Python SDK"', text):
        after = text.find('=== "Azure CLI"', found.end())
        if 0 < after < found.end() + 1500:
            block = text[found.start() : after]
            swapped = block.replace("Python SDK", "Azure CLI")
            yield Edit(found.start(), after + 15, swapped + '=== "Python SDK"')


@operator("page", "a tab is misnamed")
def misnamed_tab(text):
    for found in re.finditer(r'=== "(Azure CLI|Python SDK)"', text):
        yield Edit(found.start(1), found.end(1), found[1].split()[1])


@operator("page", "a picture without a description")
def no_alternative_text(text):
    for found in re.finditer(r"!\[([^\]]+)\]\(", text):
        yield Edit(found.start(1), found.end(1), "")


@operator("page", "a heading skips a level")
def skipped_level(text):
    for found in re.finditer(r"^## (?=\w)", text, re.M):
        yield Edit(found.start(), found.end(), "#### ")


@operator("page", "a skill that the syllabus does not have")
def unknown_skill(text):
    for found in re.finditer(r"(?<=[\[ ])(dp100-[\w-]+)(?=[,\]])", text[:1500]):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("page", "front matter lacks a field")
def no_field(text):
    for found in re.finditer(r"^(?:title|description|checked): .+\n", text[:1500], re.M):
        yield Edit(found.start(), found.end(), "")


@operator("page", "the day of the check is in the future")
def checked_tomorrow(text):
    for found in re.finditer(r"^checked: (\d{4})", text[:2500], re.M):
        yield Edit(found.start(1), found.end(1), str(int(found[1]) + 1))


@operator("page", "an address of docs.microsoft.com")
def old_address(text):
    for found in re.finditer(r"https://learn\.microsoft\.com", text):
        yield Edit(found.start(), found.end(), "https://docs.microsoft.com")


@operator("page", "the old name of a product")
def retired_name(text):
    for found in re.finditer(r"^[A-Z][a-z]+ [a-z]+ [a-z]+ ", text, re.M):
        yield Edit(found.end(), found.end(), "Azure Active Directory ")


@operator("page", "four exam tips")
def too_many_tips(text):
    tip = '!!! exam-tip "One more"\n    A trap. A reason.\n\n'
    if '!!! exam-tip "' in text:
        at = text.index('!!! exam-tip "')
        yield Edit(at, at, tip * 3)


@operator("page", "a directive that does not exist")
def misspell_directive(text):
    for found in re.finditer(r"<!-- guide:(\w+) -->", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("page", "a block of Python that does not run")
def typed_block_that_fails(text):
    block = "\n```python\nfrom azure.ai.ml import comand\n```\n"
    for found in re.finditer(r"^## If it goes wrong\n", text, re.M):
        yield Edit(found.start(), found.start(), block + "\n")


@operator("page", "a block of shell with a flag that does not exist")
def typed_shell_that_fails(text):
    block = "\n```bash\naz ml job list --max-result 5\n```\n"
    for found in re.finditer(r"^## If it goes wrong\n", text, re.M):
        yield Edit(found.start(), found.start(), block + "\n")


@operator("page", "a block of YAML with a key that does not exist")
def typed_yaml_that_fails(text):
    block = (
        "\n```yaml\n$schema: https://azuremlschemas.azureedge.net/latest/data.schema.json\n"
        "name: x\ntype: uri_file\npath: ./x.csv\nlabel: y\n```\n"
    )
    for found in re.finditer(r"^## If it goes wrong\n", text, re.M):
        yield Edit(found.start(), found.start(), block + "\n")


@operator("page", "a paragraph of the page stands twice")
def repeated_paragraph(text):
    for found in re.finditer(r"(?<=\n\n)[A-Z][^\n|`!#=]{120,}(?:\n[^\n]+)*\n(?=\n)", text):
        yield Edit(found.end(), found.end(), "\n" + found[0])


@operator("page", "a word is misspelt")
def misspell_word(text):
    for old, new in {
        "receive": "recieve",
        "separate": "seperate",
        "which": "wich",
        "the": "teh",
    }.items():
        for found in re.finditer(rf" {old} ", text):
            yield Edit(found.start() + 1, found.end() - 1, new)


@operator("page", "a section is missing")
def no_section(text):
    for found in re.finditer(
        r"^## (?:If it goes wrong|Check yourself|Sources and next)$", text, re.M
    ):
        yield Edit(found.start(), found.end(), "## Other remarks")


@operator("output", "a number in the output was changed by hand")
def other_output(text):
    for found in re.finditer(r"\d", text):
        yield Edit(found.start(), found.end(), str((int(found[0]) + 1) % 10))


@operator("output", "a line of the output was removed")
def missing_output_line(text):
    for found in re.finditer(r"^.*\S.*\n", text, re.M):
        yield Edit(found.start(), found.end(), "")


@operator("python", "a comment that shows output was changed by hand")
def other_comment(text):
    for found in re.finditer(r"^\s*#> (.+)$", text, re.M):
        yield Edit(found.start(1), found.end(1), found[1] + "x")


@operator("questions", "no choice is right")
def no_right_choice(text):
    for found in re.finditer(r"kind: single\n(?:(?!- id:).*\n)*?\s+right: (true)", text):
        yield Edit(found.start(1), found.end(1), "false")


@operator("questions", "two choices of a single one are right")
def two_right_choices(text):
    for found in re.finditer(r"kind: single\n(?:(?!- id:).*\n)*?\s+right: (false)", text):
        yield Edit(found.start(1), found.end(1), "true")


@operator("questions", "a choice without a reason")
def no_reason(text):
    for found in re.finditer(r"\n +reason: .+", text):
        yield Edit(found.start(), found.end(), "")


@operator("questions", "a skill that the syllabus does not have")
def unknown_question_skill(text):
    for found in re.finditer(r"skills: \[([\w-]+)", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("questions", "a page that is not there")
def unknown_question_page(text):
    for found in re.finditer(r"page: (\S+)", text):
        yield Edit(found.start(1), found.end(1), found[1] + "s")


@operator("questions", "a listing that is not there")
def unknown_question_listing(text):
    for found in re.finditer(r"listing: (\S+)", text):
        yield Edit(found.start(1), found.end(1), found[1] + "s")


@operator("questions", "an id that another question has")
def same_id(text):
    ids = re.findall(r"^- id: (\S+)", text, re.M)
    for found in list(re.finditer(r"^- id: (\S+)", text, re.M))[1:]:
        yield Edit(found.start(1), found.end(1), ids[0])


@operator("questions", "a kind that does not exist")
def unknown_kind(text):
    for found in re.finditer(r"kind: (single|multiple|order|fill)", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("questions", "the right answer names a method or flag that does not exist")
def wrong_name_in_right_answer(text):
    for found in re.finditer(
        r"- text: [\"']?`(?:ml_client\.\w+\.|az ml [a-z-]+ )([a-z_-]+)[^\n]*\n\s+right: true", text
    ):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))
