"""Mistakes in the question bank."""

import re

from .mutants import Edit, misspelt, operator


@operator("questions", "a reason is empty")
def empty_reason(text):
    for found in re.finditer(r"(?<=reason: ).+", text):
        yield Edit(found.start(), found.end(), '""')


@operator("questions", "two choices have the same reason")
def same_reason(text):
    pattern = r"reason: (.+)\n +- text: .+\n +right: \w+\n +reason: (.+)"
    for found in re.finditer(pattern, text):
        yield Edit(found.start(2), found.end(2), found[1])


@operator("questions", "two choices are the same")
def same_choice(text):
    for found in re.finditer(r"- text: (.+)\n.+\n.+\n +- text: (.+)", text):
        yield Edit(found.start(2), found.end(2), found[1])


@operator("questions", "a multiple choice with one right answer")
def multiple_of_one(text):
    for found in re.finditer(r"kind: (single)", text):
        yield Edit(found.start(1), found.end(1), "multiple")


@operator("questions", "a single choice with several right answers")
def single_of_many(text):
    for found in re.finditer(r"kind: (multiple)", text):
        yield Edit(found.start(1), found.end(1), "single")


@operator("questions", "a step of an order is marked as wrong")
def wrong_step(text):
    for found in re.finditer(r"kind: order\n(?:(?!- id:).*\n)*?\s+right: (true)", text):
        yield Edit(found.start(1), found.end(1), "false")


@operator("questions", "all of the above")
def all_of_the_above(text):
    for found in re.finditer(r"kind: single\n(?:(?!- id:).*\n)*?\s+- text: (.+)", text):
        yield Edit(found.start(1), found.end(1), "All of the above")


@operator("questions", "a source without https")
def source_without_https(text):
    for found in re.finditer(r"sources: \[(https)", text):
        yield Edit(found.start(1), found.end(1), "http")


@operator("questions", "no source")
def no_source(text):
    for found in re.finditer(r"sources: \[[^\]]+\]", text):
        yield Edit(found.start(), found.end(), "sources: []")


@operator("questions", "a source at docs.microsoft.com")
def old_source(text):
    for found in re.finditer(r"learn\.microsoft\.com", text):
        yield Edit(found.start(), found.end(), "docs.microsoft.com")


@operator("questions", "the day of the check is in the future")
def question_checked_tomorrow(text):
    for found in re.finditer(r"checked: (\d{4})", text):
        yield Edit(found.start(1), found.end(1), "2031")


@operator("questions", "the day of the check in another format")
def question_date_format(text):
    for found in re.finditer(r"checked: (\d{4})-(\d\d)-(\d\d)", text):
        yield Edit(found.start(1), found.end(3), f"{found[3]}/{found[2]}/{found[1]}")


@operator("questions", "the old name of a product")
def old_product_in_question(text):
    for found in re.finditer(r"stem: [\"']?(?=[A-Z])", text):
        yield Edit(found.end(), found.end(), "Azure AI Studio: ")


@operator("questions", "a method or command in the stem does not exist")
def wrong_name_in_stem(text):
    for found in re.finditer(r"stem:[^\n]*`(?:ml_client\.\w+\.|az ml [a-z-]+ )([a-z_-]+)", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("questions", "a VM size in the right answer that Azure has retired")
def retired_size_in_answer(text):
    for found in re.finditer(r"- text: (.+)\n +right: true", text):
        yield Edit(found.start(1), found.end(1), "A cluster of `Standard_NC6` nodes")


@operator("questions", "a class in the right answer does not exist")
def wrong_class_in_answer(text):
    for found in re.finditer(r"- text: [\"']?`([A-Z][a-z]+[A-Z]\w+)[^\n]*\n\s+right: true", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("questions", "the question belongs to a page of another skill")
def page_of_another_skill(text):
    for found in re.finditer(r"^  page: (\S+)", text, re.M):
        other = "workspace/create" if "workspace" not in found[1] else "sweep/first-sweep"
        yield Edit(found.start(1), found.end(1), other)


@operator("questions", "a question stands twice")
def question_twice(text):
    blocks = re.split(r"^(?=- id:)", text, flags=re.M)
    for block in blocks[1:]:
        yield Edit(len(text), len(text), block.replace("- id: ", "- id: other-", 1))


@operator("questions", "a word of a question is misspelt")
def misspell_word_of_question(text):
    for found in re.finditer(r" (which|the|receive|does) ", text):
        yield Edit(found.start(1), found.end(1), {"the": "teh"}.get(found[1], "wich"))


@operator("questions", "another choice is marked as right")
def another_choice_right(text):
    pattern = r"right: (true)(\n +reason: .+\n +- text: .+\n +right: )(false)"
    for found in re.finditer(pattern, text):
        yield Edit(found.start(1), found.end(3), f"false{found[2]}true")


@operator("questions", "two steps of an order are exchanged")
def steps_exchanged(text):
    for order in re.finditer(r"kind: order\n(?:(?!- id:).*\n)*", text):
        step = r"- text: (?P<one>.+)(?P<between>\n.+\n.+\n +- text: )(?P<other>.+)"
        for found in re.finditer(step, order[0]):
            start, end = order.start() + found.start("one"), order.start() + found.end("other")
            yield Edit(start, end, found["other"] + found["between"] + found["one"])


@operator("questions", "a stock sentence of exam series")
def sentence_of_a_series(text):
    for found in re.finditer(r"(?<=\. )(?:What|Which)[^\n.?]*\?", text):
        yield Edit(found.start(), found.end(), "What should you do?")


@operator("questions", "a number in the right answer is another one")
def number_in_answer(text):
    for found in re.finditer(r"- text: .*?(?<![\w.,])(\d{1,4})(?![\w.,]).*\n +right: true", text):
        yield Edit(found.start(1), found.end(1), str(int(found[1]) * 3 + 1))
