"""Questions on pages: usable without a script, and silent about their answers."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

import questions
from guide import quiz
from guide.problem import Problem

DOCS = Path(__file__).parent / "data/site/docs"
SINGLE, ORDER = questions.of_page(DOCS, "jobs/train")


def soup(question: dict) -> BeautifulSoup:
    return BeautifulSoup(quiz.render(question, 1), "html.parser")


def test_a_single_choice_uses_radio_buttons_of_one_name():
    boxes = soup(SINGLE).select("input")
    assert {box["type"] for box in boxes} == {"radio"}
    assert {box["name"] for box in boxes} == {"question-one-of-two"}


def test_a_multiple_choice_uses_checkboxes():
    boxes = soup({**SINGLE, "kind": "multiple"}).select("input")
    assert [box["type"] for box in boxes] == ["checkbox", "checkbox"]


def test_every_box_has_a_label_and_the_question_is_the_legend():
    html = soup(SINGLE)
    assert all(box.find_parent("label").get_text(strip=True) for box in html.select("input"))
    assert "Which field starts" in html.select_one("fieldset > legend").get_text()


def test_every_choice_has_its_reason_in_the_folded_answer():
    answer = soup(SINGLE).select_one("details").get_text()
    assert all(choice["reason"] in answer for choice in SINGLE["choices"])


def test_sources_are_links():
    links = [a["href"] for a in soup(SINGLE).select("details a")]
    assert links == SINGLE["sources"]


def test_nothing_before_the_answer_tells_right_from_wrong():
    html = soup(SINGLE)
    html.select_one("details").decompose()
    wrong = soup({**SINGLE, "choices": [{**c, "right": False} for c in SINGLE["choices"]]})
    wrong.select_one("details").decompose()
    assert str(html) == str(wrong)


def test_steps_to_be_ordered_are_not_shown_in_their_order():
    assert quiz.shown(ORDER) != ORDER["choices"]
    assert sorted(c["text"] for c in quiz.shown(ORDER)) == ["Create", "Download", "Submit"]


def test_a_question_to_fill_in_does_not_list_its_answers():
    html = soup({**SINGLE, "kind": "fill"})
    html.select_one("details").decompose()
    assert "code" not in html.select_one("fieldset").get_text().replace("command", "")
    assert html.select_one("input[type=text]")


def test_an_unknown_kind_stops_the_build():
    with pytest.raises(Problem, match="one-of-two"):
        quiz.render({**SINGLE, "kind": "guess"}, 1)


def test_markup_in_a_question_is_code_and_not_html():
    html = soup({**SINGLE, "stem": "What is `<b>`?"})
    assert html.select_one("legend code").get_text() == "<b>"


def test_search_leaves_questions_out():
    assert BeautifulSoup(questions.block([SINGLE]), "html.parser").select_one(
        "[data-search-exclude] fieldset"
    )
