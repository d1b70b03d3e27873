"""Mistakes in ``listing.yml`` and in what belongs together across the files of a listing."""

import re

from .mutants import Edit, misspelt, operator


@operator("listing", "a need is left out")
def drop_need(text):
    for found in re.finditer(r"^needs: \[([^\],]+)", text, re.M):
        end = found.end() + (2 if text[found.end()] == "," else 0)
        yield Edit(found.start(1), end, "")


@operator("listing", "a need that is no listing")
def misspell_need(text):
    for found in re.finditer(r"^needs: \[[^\]\n]*?([\w-]+)(?=[,\]])", text, re.M):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("listing", "a face is left out and no reason given")
def drop_face(text):
    for found in re.finditer(r"^  (?:cli|yaml|studio): .+\n", text, re.M):
        if text.count("\n  ") > 1 and "missing:" not in text[: found.start()]:
            yield Edit(found.start(), found.end(), "")


@operator("listing", "a file of a face is misspelt")
def misspell_face_file(text):
    for found in re.finditer(r"(?:sdk|cli): (\w+)\.", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("listing", "a key that listing.yml does not have")
def misspell_listing_key(text):
    for found in re.finditer(r"^(needs|faces|missing|masks|exempt|title):", text, re.M):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("listing", "a missing face without a reason")
def no_reason_for_missing(text):
    for found in re.finditer(r"^missing:\n  \w+:( .+)\n", text, re.M):
        yield Edit(found.start(1), found.end(1), ' ""')


@operator("listing", "a mask that hides everything")
def mask_of_everything(text):
    mask = "masks:\n  - pattern: '.+'\n    replace: 'x'\n    reason: it differs\n"
    if "masks:" not in text:
        yield Edit(len(text), len(text), mask)


@operator("listing", "an exemption that is not needed")
def idle_exemption(text):
    entry = (
        "exempt:\n  - face: sdk\n    check: execution\n    reason: it fails\n"
        "    link: https://learn.microsoft.com/azure\n    review: 2099-01-01\n"
    )
    if "exempt:" not in text and "sdk:" in text:
        yield Edit(len(text), len(text), entry)


@operator("python", "a mark of a region is lost")
def lost_mark(text):
    for found in re.finditer(r"^# --8<-- \[end:[\w-]+\]\n", text, re.M):
        yield Edit(found.start(), found.end(), "")


@operator("python", "two steps of a face have changed names")
def renamed_step(text):
    if ":submit]" in text and ":deploy]" not in text:
        yield Edit(0, len(text), text.replace(":submit]", ":deploy]"))


@operator("python", "a line stands outside of every region")
def line_outside(text):
    for found in re.finditer(r"^# --8<-- \[end:[\w-]+\]\n", text, re.M):
        yield Edit(found.end(), found.end(), "limit = 5\n")


@operator("listing", "a need stands twice")
def need_twice(text):
    for found in re.finditer(r"^needs: \[([^\],]+)", text, re.M):
        yield Edit(found.end(), found.end(), f", {found[1]}")


@operator("listing", "a title that says nothing")
def empty_title(text):
    for found in re.finditer(r"^title: (.+)$", text, re.M):
        yield Edit(found.start(1), found.end(1), "TBD")


@operator("listing", "a reason of one word")
def short_reason(text):
    for found in re.finditer(r"^missing:\n  \w+: (.+)\n", text, re.M):
        yield Edit(found.start(1), found.end(1), "none")


@operator("listing", "a mask that hides every number")
def mask_of_numbers(text):
    mask = "masks:\n  - pattern: '[0-9]+'\n    replace: '7'\n    reason: it differs each time\n"
    if "masks:" not in text:
        yield Edit(len(text), len(text), mask)


@operator("listing", "a pattern that is no regular expression")
def broken_mask(text):
    for found in re.finditer(r"^  - pattern: '.*([\])])", text, re.M):
        yield Edit(found.start(1), found.end(1), "")


@operator("listing", "an exemption is looked at again in ten years")
def far_review(text):
    for found in re.finditer(r"review: (20\d\d)", text):
        yield Edit(found.start(1), found.end(1), "2036")


@operator("listing", "what no run proves was never held to its source")
def unheld(text):
    for found in re.finditer(r"^held:\n(  \S+: \w+\n)", text, re.M):
        if "exempt:" in text:
            yield Edit(found.start(1), found.end(1), "")
