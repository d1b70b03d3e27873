"""What the model answers to messages, for chat completions and for responses."""

import hashlib
import json
from dataclasses import dataclass, field

import numpy as np
from jsonschema import Draft202012Validator

from ..language import extractive, judging, prompt, sampling, structured, tokens

TOOL_FITS = 0.3  # cosine of question and description from which a tool is called


@dataclass
class Settings:
    """How to answer: the parameters of a request, whichever operation it is."""

    temperature: float = 1.0
    top_p: float = 1.0
    seed: int | None = None
    most_tokens: int | None = None
    stop: list[str] = field(default_factory=list)
    schema: dict | None = None  # of the answer; {} is any object
    tools: list[dict] = field(default_factory=list)  # name, description, parameters
    tool_choice: object = "auto"


@dataclass
class Completion:
    """One answer.

    Attributes:
        alternatives: (text, logarithm of its probability) of every candidate, best first.
    """

    text: str
    finish_reason: str
    log_probability: float
    alternatives: list[tuple[str, float]]
    tool_call: dict | None = None

    def count(self, encoding: str) -> int:
        """How many tokens the answer is."""
        shown = json.dumps(self.tool_call) if self.tool_call else self.text
        return tokens.count(shown, encoding)


def answer(messages: list[dict], model: dict, settings: Settings, turn: int = 0) -> Completion:
    """Answer a conversation.

    Args:
        model: of ``deployments``; a fine-tuned one follows its ``examples``.
        turn: tells the n answers to one request apart.
    """
    read = prompt.read(messages)
    call = _tool_call(read, messages, settings)
    if call:
        return Completion("", "tool_calls", 0.0, [("", 0.0)], call)
    found = _candidates(read, model, settings)
    generator = np.random.default_rng(_seed(settings, turn))
    scores = [one.score for one in found]
    choice = sampling.sample(scores, settings.temperature, settings.top_p, generator)
    text, reason = found[choice.index].text, "stop"
    for stop in settings.stop:
        text = text.split(stop)[0]
    pieces = tokens.pieces(text, model["encoding"])
    if settings.most_tokens is not None and len(pieces) > settings.most_tokens:
        text = b"".join(pieces[: settings.most_tokens]).decode(errors="ignore")
        reason = "length"
    chances = [float(value) for value in choice.log_probabilities]
    others = [(one.text, chance) for one, chance in zip(found, chances, strict=True)]
    return Completion(text, reason, chances[choice.index], others)


def _candidates(read: prompt.Prompt, model: dict, settings: Settings) -> list:
    """What could be answered, in the format that is asked for."""
    if settings.schema is None:
        return extractive.candidates(read, model.get("examples", []))
    if not settings.schema and judging.asked(read):
        value = judging.judge(read)
    elif settings.schema:
        value = structured.fill(settings.schema, read)
        Draft202012Validator(settings.schema).validate(value)
    else:
        value = {"answer": extractive.candidates(read, model.get("examples", []))[0].text}
    return [extractive.Candidate(json.dumps(value, ensure_ascii=False), 1.0)]


def _tool_call(read: prompt.Prompt, messages: list[dict], settings: Settings) -> dict | None:
    """The call of the tool that fits the question, unless one has just answered."""
    choice, tools = settings.tool_choice, settings.tools
    if not tools or choice == "none" or messages[-1]["role"] == "tool":
        return None
    if isinstance(choice, dict):
        name = (choice.get("function") or choice).get("name")
        tools = [tool for tool in tools if tool["name"] == name] or tools
    described = [f"{tool['name'].replace('_', ' ')}: {tool['description']}" for tool in tools]
    scores = extractive.similarities(read.question, described)
    best = int(scores.argmax())
    if choice == "auto" and scores[best] < TOOL_FITS:
        return None
    subject = prompt.Prompt("", read.question, read.question)
    given = structured.fill(tools[best]["parameters"] or {"type": "object"}, subject)
    return {"name": tools[best]["name"], "arguments": json.dumps(given, ensure_ascii=False)}


def _seed(settings: Settings, turn: int) -> list[int]:
    digest = hashlib.sha256(str(settings.seed).encode()).digest()
    return [int.from_bytes(digest[:8], "big"), turn]
