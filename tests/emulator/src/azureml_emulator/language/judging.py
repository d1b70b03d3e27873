"""Scores of an evaluation prompt, measured as similarities of its labelled inputs.

The AI-assisted evaluators of azure-ai-evaluation ask a model for ``reason``, ``score`` (1 to 5) and
``status`` about a query, a context, a response and a true answer. This measures cosines instead of
judging: it tells a response that its context holds from one that it does not, and no more.
"""

import re

from .embedding import similarities
from .prompt import Prompt, sentences
from .wordpiece import vocabulary, words

ASKED = re.compile(r"(?is)\bscore\b.*?(1 and 5|<1-5>|1 to 5|1-5)|\b1 to 5 stars\b.*\bscore\b")
LABELS = {
    "query": r"QUERY|CONVERSATION_HISTORY|question",
    "context": r"CONTEXT",
    "response": r"RESPONSE|Response|predicted answer",
    "truth": r"Ground Truth|GROUND TRUTH|correct answer",
}
ANY = "|".join(LABELS.values())
# Cosines from which the scores 2, 3, 4 and 5 are given.
STATEMENTS = (0.2, 0.4, 0.6, 0.8)
QUESTION = (0.1, 0.25, 0.4, 0.55)
SPELLING = (0.3, 0.5, 0.7, 0.9)  # part of the words that are spelled as in the vocabulary


def asked(prompt: Prompt) -> bool:
    """Whether the prompt wants a score of labelled inputs."""
    return bool(ASKED.search(prompt.user)) and bool(_inputs(prompt.user))


def judge(prompt: Prompt) -> dict:
    """``reason``, ``score`` and ``status`` for the inputs of the prompt."""
    given = _inputs(prompt.user)
    if any(not text.strip() for text in given.values()):
        return {"reason": "An input is empty.", "score": None, "status": "skipped"}
    value, steps, what = _measure(given)
    reason = f"Let's think step by step: {what} is {value:.2f} (measured, not judged)."
    return {
        "reason": reason,
        "score": 1 + sum(value >= step for step in steps),
        "status": "completed",
    }


def _measure(given: dict[str, str]) -> tuple[float, tuple, str]:
    """How well the inputs fit, the steps of the scores, and what was measured."""
    response = given.get("response", "")
    if "truth" in given:
        value = float(similarities(response, [given["truth"]])[0])
        return value, STATEMENTS, "the cosine of the response and the true answer"
    if "context" in given and response:
        parts = _sentences(response)
        nearest = [float(similarities(part, _sentences(given["context"])).max()) for part in parts]
        value = sum(nearest) / len(nearest)
        return value, STATEMENTS, "the mean cosine of a sentence with the nearest of the context"
    if "context" in given:
        value = float(similarities(given["query"], _sentences(given["context"])).max())
        return value, QUESTION, "the cosine of the query with the nearest sentence"
    if "query" in given:
        value = float(similarities(given["query"], [response])[0])
        return value, QUESTION, "the cosine of the query and the response"
    spelled = [word in vocabulary() for word in words(response)]
    return sum(spelled) / len(spelled), SPELLING, "the part of the words that are known whole"


def _sentences(text: str) -> list[str]:
    return [passage.text for passage in sentences(text)] or [text]


def _inputs(text: str) -> dict[str, str]:
    """The last value of each label; a value ends at the next label, heading or blank line."""
    found = {}
    for name, labels in LABELS.items():
        pattern = rf"(?m)^(?:{labels}):[ \t]*((?:.|\n(?!\s*\n|#|(?:{ANY}):))*)"
        values = re.findall(pattern, text)
        if values:
            found[name] = values[-1]
    return found if "response" in found or {"query", "context"} <= set(found) else {}
