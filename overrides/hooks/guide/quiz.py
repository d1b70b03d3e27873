"""Turns questions of the bank into HTML that needs no script and gives no answer away."""

import hashlib
from functools import cache
from html import escape

import markdown

from .problem import Problem

ADVICE = {
    "single": "Choose one.",
    "multiple": "Choose all that apply.",
    "order": "Number the steps.",
    "fill": "Type the answer.",
}
CONVERTER = markdown.Markdown(extensions=["fenced_code", "tables"])


@cache
def text(source: str) -> str:
    """Markdown of a question as HTML, without the paragraph around a single one."""
    html = CONVERTER.reset().convert(str(source))
    single = html.startswith("<p>") and html.count("<p>") == 1 and html.endswith("</p>")
    return html[3:-4] if single else html


def shown(question: dict) -> list[dict]:
    """The choices as the reader sees them: steps to be ordered are mixed, always the same way."""
    choices = question["choices"]
    if question["kind"] != "order":
        return choices
    mixed = sorted(choices, key=lambda c: hashlib.sha256(c["text"].encode()).hexdigest())
    return mixed if mixed != choices else mixed[1:] + mixed[:1]


def _control(question: dict, choice: dict, number: int) -> str:
    name = escape(f"question-{question['id']}")
    label = text(choice["text"])
    if question["kind"] == "order":
        box = f'<input type="number" min="1" max="{len(question["choices"])}" inputmode="numeric">'
    else:
        kind = "radio" if question["kind"] == "single" else "checkbox"
        box = f'<input type="{kind}" name="{name}">'
    return f"<li><label>{box} <span>{label}</span></label></li>"


def _controls(question: dict) -> str:
    if question["kind"] == "fill":
        return '<p><label>Your answer <input type="text" autocomplete="off"></label></p>'
    rows = (_control(question, choice, n) for n, choice in enumerate(shown(question)))
    return f'<ul class="guide-choices">{"".join(rows)}</ul>'


def _reason(question: dict, choice: dict, number: int) -> str:
    if question["kind"] == "order":
        verdict = f"{number}."
    else:
        verdict = "Right:" if choice["right"] else "Wrong:"
    state = "right" if choice["right"] else "wrong"
    return (
        f'<li class="guide-{state}"><strong>{verdict}</strong> '
        f"{text(choice['text'])}<br>{text(choice['reason'])}</li>"
    )


def render(question: dict, number: int) -> str:
    """One question as a fieldset; `number` counts from 1 on the page. Raises Problem."""
    if question["kind"] not in ADVICE:
        raise Problem(
            f"question {question['id']}",
            f"the kind {question['kind']!r} cannot be shown on a page",
            f"use one of {', '.join(ADVICE)}, or leave out `page:`",
        )
    stem, _, rest = question["stem"].strip().partition("\n\n")
    reasons = (_reason(question, c, n) for n, c in enumerate(question["choices"], start=1))
    sources = ", ".join(
        f'<a href="{escape(url)}">{escape(url.removeprefix("https://"))}</a>'
        for url in question["sources"]
    )
    return (
        f'<fieldset class="guide-question" id="question-{escape(question["id"])}">'
        f"<legend>{number}. {text(stem)} <small>{ADVICE[question['kind']]}</small></legend>"
        f"{text(rest) if rest else ''}{_controls(question)}"
        f"<details><summary>Answer and reasons<span class='guide-unseen'> to question {number}"
        f"</span></summary><ul>{''.join(reasons)}</ul>"
        f"<p>Sources: {sources}. Checked {escape(str(question['checked']))}.</p></details>"
        f"</fieldset>"
    )
