"""The text model of the emulator: it chooses, among texts of the prompt, the one that fits best.

It makes up nothing. Labels are chosen by the nearest example (few-shot) or the nearest label
(zero-shot), answers are sentences of the context, summaries its most central sentences.
"""

import re
from dataclasses import dataclass

import numpy as np

from .embedding import embed, similarities
from .prompt import Passage, Prompt

UNRELATED = 0.3  # cosine below which a sentence answers no question
ALSO = 0.85  # part of the best cosine from which the next sentence belongs to the answer
MOST = 5  # candidates
ONE_SENTENCE = re.compile(r"(?i)\b(one|single|1) (short )?sentence|\bbrief|\bshort|\bconcise")
CITE = re.compile(r"(?i)\bcit(e|ation)|\bsource (name|number|in brackets)|\breference")
SUMMARY = re.compile(r"(?i)\bsummar|\bkey points|\btl;?dr")
COUNT = re.compile(
    r"(?i)\b(one|two|three|four|five|[1-9])\b[^.\n]{0,20}(sentences?|points|bullets)"
)
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


@dataclass
class Candidate:
    """A text that the model could answer, and how well it fits (a cosine)."""

    text: str
    score: float


def candidates(prompt: Prompt, learned: list[tuple[str, str]] = ()) -> list[Candidate]:
    """What could be answered, best first; never empty.

    Args:
        learned: examples of a fine-tuned model, which it follows without being shown them.
    """
    if prompt.examples or learned:
        found = _by_example(prompt, [*prompt.examples, *learned])
    elif prompt.labels:
        scores = similarities(_subject(prompt), prompt.labels)
        found = [Candidate(*pair) for pair in zip(prompt.labels, map(float, scores), strict=True)]
    elif SUMMARY.search(prompt.everything) and prompt.context:
        found = [_summary(prompt)]
    else:
        found = _answers(prompt)
    return sorted(found, key=lambda one: -one.score)[:MOST]


def _subject(prompt: Prompt) -> str:
    """The text that a label is asked for."""
    return " ".join(p.text for p in prompt.context) or prompt.question


def _by_example(prompt: Prompt, examples: list[tuple[str, str]]) -> list[Candidate]:
    """The outputs of the examples, each as near as its nearest input."""
    subject = prompt.question if prompt.question in prompt.user else prompt.user
    asked = subject if any(subject == e for e, _ in examples) else prompt.user
    if len(prompt.user) > 4 * len(subject):
        asked = subject
    scores = similarities(asked, [given for given, _ in examples])
    best: dict[str, float] = {}
    for (_, output), score in zip(examples, scores, strict=True):
        best[output] = max(best.get(output, -1.0), float(score))
    return [Candidate(*pair) for pair in best.items()]


def _answers(prompt: Prompt) -> list[Candidate]:
    """Sentences of the context that are near the question; else that nothing answers it."""
    if not prompt.context:
        return [Candidate(prompt.refusal, 0.0)]
    scores = similarities(prompt.question, [p.text for p in prompt.context])
    best = float(scores.max())
    if best < UNRELATED:
        return [Candidate(prompt.refusal, 1 - best)]
    short = ONE_SENTENCE.search(prompt.everything)
    found = []
    for index in np.argsort(-scores, kind="stable")[:MOST]:
        taken = [prompt.context[index]]
        after = index + 1
        if not short and after < len(scores) and scores[after] >= ALSO * scores[index]:
            taken.append(prompt.context[after])
        found.append(Candidate(_written(prompt, taken), float(scores[index])))
    return found


def _summary(prompt: Prompt) -> Candidate:
    """The most central sentences in the order of the text."""
    vectors = embed([p.text for p in prompt.context])
    scores = vectors @ vectors.mean(axis=0)
    wanted = COUNT.search(prompt.everything)
    count = NUMBERS.get(wanted[1].lower()) or int(wanted[1]) if wanted else 2
    chosen = sorted(np.argsort(-scores, kind="stable")[:count])
    return Candidate(_written(prompt, [prompt.context[i] for i in chosen]), float(scores.max()))


def _written(prompt: Prompt, taken: list[Passage]) -> str:
    """Sentences as one text, with their sources where the instructions ask for them."""
    if not CITE.search(prompt.everything):
        return " ".join(p.text for p in taken)
    return " ".join(f"{p.text} [{p.source}]" if p.source else p.text for p in taken)
