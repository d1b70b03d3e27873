"""Mistakes in the Markdown of pages."""

import re

from .mutants import Edit, misspelt, operator

BODY = r"(?<=\n\n)[A-Z][^\n|`!#=]{60,}"


@operator("page", "a tab shows the file of another face")
def tab_of_another_face(text):
    pattern = r"(=== \"Azure CLI\"\n+(?: {4}.*\n|\n)*?)( {4}--8<-- \"snippets/[\w/-]+/)cli\.sh"
    for found in re.finditer(pattern, text):
        yield Edit(found.end(2), found.end(), "sdk.py")


@operator("page", "the tabs of a step show two different steps")
def tab_of_another_step(text):
    steps = re.findall(r"sdk\.py:([\w-]+)\"", text)
    for found in re.finditer(r"(?<=sdk\.py:)([\w-]+)(?=\")", text):
        other = next((step for step in steps if step != found[1]), None)
        if other:
            yield Edit(found.start(), found.end(), other)


@operator("page", "a language that does not fit the file")
def wrong_language(text):
    for found in re.finditer(r"```(python)\n\s*--8<--", text):
        yield Edit(found.start(1), found.end(1), "bash")


@operator("page", "an include is lost")
def lost_include(text):
    for found in re.finditer(r"^ *```(?:python|bash)\n *--8<-- .+\n *```\n", text, re.M):
        yield Edit(found.start(), found.end(), "")


@operator("page", "output is typed, not produced")
def typed_output(text):
    pattern = r"```( \{\.\w+ \.output\})\n( *)(--8<-- \"snippets/[^\"]+/output/[^\"]+\")"
    for found in re.finditer(pattern, text):
        yield Edit(found.start(3), found.end(3), "Succeeded after 12 seconds")


@operator("page", "a fence is not closed")
def unclosed_fence(text):
    for found in re.finditer(r"^```\n", text, re.M):
        yield Edit(found.start(), found.end(), "")


@operator("page", "an admonition that does not exist")
def misspell_admonition(text):
    for found in re.finditer(r"^!!! (exam-tip|warning|note)", text, re.M):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("page", "the text of an admonition is not indented")
def outdented_admonition(text):
    for found in re.finditer(r"^!!! .+\n( {4})(?=\S)", text, re.M):
        yield Edit(found.start(1), found.end(1), "")


@operator("page", "a cell of a table is lost")
def lost_cell(text):
    for found in re.finditer(r"^\|[^|\n]+(\|[^|\n]+)\|[^|\n]*\|$", text, re.M):
        if "---" not in found[0]:
            yield Edit(found.start(1), found.end(1), "")


@operator("page", "a code span is not closed")
def unclosed_span(text):
    for found in re.finditer(r"(?<=[\w)])`(?=[ ,.])", text):
        yield Edit(found.start(), found.end(), "")


@operator("page", "bold type is not closed")
def unclosed_bold(text):
    for found in re.finditer(r"(?<=\w)\*\*(?=[ ,.])", text):
        yield Edit(found.start(), found.end(), "")


@operator("page", "a link without a text")
def link_without_text(text):
    for found in re.finditer(r"(?<!!)\[([^\]\n]+)\]\(\w", text):
        yield Edit(found.start(1), found.end(1), "")


@operator("page", "a link with a space before its address")
def broken_link(text):
    for found in re.finditer(r"(?<=[^!]\[)[^\]\n]+\](?=\(\w)", text):
        yield Edit(found.end(), found.end(), " ")


@operator("page", "a link whose text says nothing")
def click_here(text):
    for found in re.finditer(r"(?<!!)\[([^\]\n`]+)\]\(\w", text):
        yield Edit(found.start(1), found.end(1), "here")


@operator("page", "an address of another language")
def localized_address(text):
    for found in re.finditer(r"https://learn\.microsoft\.com/", text):
        yield Edit(found.end(), found.end(), "en-us/")


@operator("page", "an address without https")
def plain_http(text):
    for found in re.finditer(r"(?<=\]\()https(?=://)", text):
        yield Edit(found.start(), found.end(), "http")


@operator("page", "two headings of the same name")
def same_heading(text):
    heads = re.findall(r"^## (.+)$", text, re.M)
    for found in list(re.finditer(r"^## (.+)$", text, re.M))[1:]:
        yield Edit(found.start(1), found.end(1), heads[0])


@operator("page", "a second title")
def second_title(text):
    for found in re.finditer(r"^## (?=\w)", text, re.M):
        yield Edit(found.start(), found.end(), "# ")


@operator("page", "an image that is not there")
def dead_image(text):
    for found in re.finditer(r"!\[[^\]]*\]\(([^)#\s]+)\.(?:svg|png)", text):
        yield Edit(found.start(1), found.end(1), found[1] + "-old")


@operator("page", "a source that is no address")
def broken_source(text):
    for found in re.finditer(r"^  - (https://)", text[:2500], re.M):
        yield Edit(found.start(1), found.end(1), "")


@operator("page", "the day of the check in another format")
def other_date_format(text):
    for found in re.finditer(r"^checked: (\d{4})-(\d\d)-(\d\d)$", text[:2500], re.M):
        yield Edit(found.start(1), found.end(3), f"{found[3]}.{found[2]}.{found[1]}")


@operator("page", "a directive is lost")
def lost_directive(text):
    for found in re.finditer(r"^<!-- guide:\w+ -->\n", text, re.M):
        yield Edit(found.start(), found.end(), "")


@operator("page", "a field that pages do not have")
def misspell_field(text):
    for found in re.finditer(r"^(skills|sources|tags):", text[:2500], re.M):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("page", "a product that has another name today")
def old_product(text):
    for name in ("Azure AI Foundry", "Azure AI Studio", "Azure Cognitive Search"):
        for found in list(re.finditer(BODY, text))[:2]:
            at = found.start() + found[0].index(" ")
            yield Edit(at, at, f" {name}")


@operator("page", "a British word in an American text, or the other way round")
def other_english(text):
    pairs = {"analyze": "analyse", "organise": "organize", "catalog": "catalogue"}
    pairs |= {"color": "colour", "behavior": "behaviour", "center": "centre"}
    for old, new in pairs.items():
        for found in re.finditer(rf"(?<= ){old}\b", text):
            yield Edit(found.start(), found.end(), new)


@operator("page", "a word stands twice")
def doubled_word(text):
    for found in re.finditer(r"(?<= )(the|is|to|of|and|in) (?=[a-z])", text):
        yield Edit(found.start(), found.start(), f"{found[1]} ")


@operator("page", "a method in the text does not exist")
def misspell_method_in_text(text):
    for found in re.finditer(r"`ml_client\.\w+\.(\w+)\(", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("page", "a class in the text does not exist")
def misspell_class_in_text(text):
    names = "AmlCompute|ComputeInstance|Environment|BuildContext|MLClient|CommandComponent"
    names += "|ManagedOnlineDeployment|ManagedOnlineEndpoint|BanditPolicy|MedianStoppingPolicy"
    for found in re.finditer(rf"`({names})\b", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("page", "an argument in the text does not exist")
def misspell_argument_in_text(text):
    for found in re.finditer(r"`[A-Z]\w+\([^`]*?\b(\w{4,})=", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("page", "a flag in the text does not exist")
def misspell_flag_in_text(text):
    for found in re.finditer(r"(?<=[`( ])--([a-z][a-z-]{4,})(?=[`) ])", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("page", "a command in the text does not exist")
def misspell_command_in_text(text):
    for found in re.finditer(r"`az ml [a-z-]+ ([a-z-]+)", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("page", "a VM size in the text that Azure has retired")
def retired_size_in_text(text):
    for found in re.finditer(r"Standard_[A-Z]+\d+\w*", text):
        yield Edit(found.start(), found.end(), "Standard_NC6s_v2")


@operator("page", "a VM size in the text that does not exist")
def misspell_size_in_text(text):
    for found in re.finditer(r"Standard_[A-Z]+\d+\w*", text):
        yield Edit(found.start(), found.end(), found[0] + "x")


@operator("page", "a number that the run has printed was changed in the text")
def other_number_in_text(text):
    for found in re.finditer(r"(?<= )\d\.\d\d(\d)(?=[ ,;)])", text):
        yield Edit(found.start(1), found.end(1), str((int(found[1]) + 3) % 10))
