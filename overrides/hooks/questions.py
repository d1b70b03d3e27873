"""`<!-- guide:questions -->`: the questions of the bank that belong to a page."""

from pathlib import Path

from guide import data, directive, quiz, syllabus
from guide.problem import Problem

BANK = "practice/bank"


def of_page(docs: Path, page: str) -> list[dict]:
    """The questions whose `page:` is `page` (such as jobs/command-job), in the bank's order."""
    groups = [data.load(path) or [] for path in sorted((docs / BANK).glob("*.yml"))]
    return [question for group in groups for question in group if question.get("page") == page]


def block(questions: list[dict]) -> str:
    """The questions as one HTML element that the search index leaves out."""
    rendered = "".join(quiz.render(question, n) for n, question in enumerate(questions, start=1))
    return f'<div class="guide-quiz" data-search-exclude>{rendered}</div>'


def on_page_markdown(markdown, page, config, files):
    """Replace the directive by the page's questions. Raises Problem if there is none."""
    docs, here = Path(config.docs_dir), page.file.src_uri

    def render() -> str:
        questions = of_page(docs, here.removesuffix(".md"))
        if not questions:
            raise Problem(
                f"docs/{here}",
                "guide:questions is asked for, and the bank has no question for this page",
                f"add one with `page: {here.removesuffix('.md')}` under docs/{BANK}/",
            )
        for question in questions:
            where = f"docs/{BANK}, question {question['id']}"
            syllabus.choose(question["skills"], syllabus.skills(docs), where)
        return block(questions)

    return directive.expand(markdown, "questions", render)
