"""Values for a JSON schema, each taken from the prompt."""

import re
from datetime import date

from . import extractive
from .embedding import similarities
from .prompt import Passage, Prompt, sentences

DATE = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
NUMBER = re.compile(r"-?\d+(?:[.,]\d+)*")
NAME = re.compile(r"\b[A-Z][\w-]+(?:\s+(?:of\s+)?[A-Z][\w-]+)*")
ASKS_FOR_NAME = re.compile(r"(?i)\b(name|city|product|company|person|author|location|service)\b")
NO_NAMES = frozenset((
    "A", "An", "And", "At", "But", "For", "From", "He", "How", "I", "If", "In", "Is", "It",
    "My", "No", "On", "Our", "She", "That", "The", "There", "They", "This", "To", "We", "What",
    "When", "Where", "Which", "Who", "Why", "You", "Your",
))  # fmt: skip


def fill(schema: dict, prompt: Prompt, root: dict | None = None, name: str = "") -> object:
    """A value that fits ``schema``.

    Args:
        root: the schema that ``$ref`` is looked up in.
        name: the property that the value is for; with its description it says what is meant.
    """
    root = root or schema
    if "$ref" in schema:
        return fill(_referred(root, schema["$ref"]), prompt, root, name)
    for union in ("anyOf", "oneOf"):
        if union in schema:
            return fill(schema[union][0], prompt, root, name)
    if "const" in schema:
        return schema["const"]
    kind = schema.get("type")
    kind = kind[0] if isinstance(kind, list) else kind
    meaning = f"{name.replace('_', ' ')}: {schema.get('description', '')}".strip(": ")
    if "enum" in schema:
        return _nearest(prompt, schema["enum"])
    if kind == "object" or "properties" in schema:
        entries = schema.get("properties", {}).items()
        return {key: fill(entry, prompt, root, key) for key, entry in entries}
    if kind == "array":
        return _items(schema, prompt, root, name)
    if kind in ("integer", "number"):
        return _number(schema, prompt, meaning)
    if kind == "boolean":
        return _passage(prompt, meaning)[1] >= extractive.UNRELATED
    if kind == "null":
        return None
    return _text(schema, prompt, meaning)


def _subject(prompt: Prompt) -> list[Passage]:
    return prompt.context or sentences(prompt.user) or [Passage(prompt.user or " ")]


def _passage(prompt: Prompt, meaning: str) -> tuple[str, float]:
    """The sentence that is nearest to what a property means."""
    texts = [passage.text for passage in _subject(prompt)]
    scores = similarities(meaning or prompt.question, texts)
    best = int(scores.argmax())
    return texts[best], float(scores[best])


def _nearest(prompt: Prompt, values: list) -> object:
    """The value that fits best, by the nearest example if there are any."""
    named = Prompt(prompt.instructions, prompt.user, prompt.question, prompt.examples)
    named.context, named.labels = prompt.context, [str(value) for value in values]
    best = extractive.candidates(named)[0].text
    matching = [value for value in values if str(value) in best]
    if matching:
        return matching[0]
    scores = similarities(prompt.user, named.labels)
    return values[int(scores.argmax())]


def _text(schema: dict, prompt: Prompt, meaning: str) -> str:
    """A date, a name, or the nearest sentence."""
    every = " ".join(passage.text for passage in _subject(prompt))
    if schema.get("format") == "date" or re.search(r"(?i)\bdate\b", meaning):
        found = DATE.search(every)
        return found[0] if found else date.min.isoformat()
    sentence = _passage(prompt, meaning)[0]
    if ASKS_FOR_NAME.search(meaning):
        names = [name for name in NAME.findall(every) if name not in NO_NAMES]
        if names:
            scores = similarities(meaning, names)
            return names[int(scores.argmax())]
    return sentence


def _number(schema: dict, prompt: Prompt, meaning: str) -> int | float:
    """The first number of the nearest sentence that has one, within the limits of the schema."""
    texts = [passage.text for passage in _subject(prompt)]
    with_number = [text for text in texts if NUMBER.search(text)]
    value = 0.0
    if with_number:
        scores = similarities(meaning, with_number)
        found = NUMBER.search(with_number[int(scores.argmax())])
        value = float(found[0].replace(",", ""))
    value = min(max(value, schema.get("minimum", value)), schema.get("maximum", value))
    return int(value) if schema.get("type") == "integer" else value


def _items(schema: dict, prompt: Prompt, root: dict, name: str) -> list:
    """One item for each sentence, at least and at most as many as the schema says."""
    least, most = schema.get("minItems", 1), schema.get("maxItems", 3)
    items, passages = [], _subject(prompt)
    for passage in passages[: max(least, min(most, len(passages)))]:
        alone = Prompt(prompt.instructions, passage.text, prompt.question, prompt.examples)
        alone.context = [passage]
        item = fill(schema.get("items", {}), alone, root, name)
        if item not in items:
            items.append(item)
    return items


def _referred(root: dict, reference: str) -> dict:
    found = root
    for part in reference.removeprefix("#/").split("/"):
        if part and part != "#":
            found = found[part]
    return found
