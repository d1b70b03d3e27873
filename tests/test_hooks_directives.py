"""The page dialect: comments that ask for generated parts."""

import pytest

import directives
from guide import directive
from guide.problem import Problem

PAGE = "# Title\n\n<!-- guide:needs -->\n\ntext\n"


def test_a_directive_alone_on_a_line_is_replaced():
    assert directive.expand(PAGE, "needs", lambda: "BOX") == "# Title\n\n\nBOX\n\n\ntext\n"


def test_other_directives_stay():
    assert directive.expand(PAGE, "coverage", lambda: "TABLE") == PAGE


@pytest.mark.parametrize("fence", ["```", "````", "~~~"])
def test_a_directive_in_a_fence_is_text(fence):
    page = f"{fence}html\n<!-- guide:needs -->\n{fence}\n"
    assert directive.expand(page, "needs", lambda: "BOX") == page


def test_a_directive_after_a_nested_fence_counts():
    page = "````md\n```\n<!-- guide:wrong -->\n```\n````\n<!-- guide:needs -->"
    assert directive.find(page) == [(6, "needs")]


def test_a_directive_within_a_sentence_is_text():
    assert directive.find("see <!-- guide:needs --> here") == []


def test_an_unknown_directive_stops_the_build_with_its_line_and_the_nearest_word():
    raw = "---\ntitle: x\n---\n\n<!-- guide:question -->\n"
    with pytest.raises(Problem) as stopped:
        directives.refuse(raw.split("---\n")[-1], raw, "jobs/train.md")
    assert str(stopped.value).startswith("docs/jobs/train.md:5: ")
    assert "did you mean questions" in str(stopped.value)


def test_a_directive_without_a_word_stops_the_build():
    with pytest.raises(Problem, match="use one of guide:needs"):
        directives.refuse("<!-- guide: -->", "<!-- guide: -->", "index.md")
