"""Training files: one chat a line, checked before a job starts.

Source: https://learn.microsoft.com/azure/foundry/openai/how-to/fine-tuning (prepare your data)
"""

import json
from dataclasses import dataclass, field

from ..language import tokens

FEWEST = 10  # examples
ROLES = ("system", "developer", "user", "assistant", "tool")
MOST_SHOWN = 5  # problems in the error of a job


@dataclass
class TrainingData:
    """What a file holds.

    Attributes:
        examples: (what the model is shown, what it is to answer).
        tokens: of all messages.
        problems: what is wrong, with the number of the line; empty if the file is sound.
    """

    examples: list[tuple[str, str]] = field(default_factory=list)
    tokens: int = 0
    problems: list[str] = field(default_factory=list)

    @property
    def error(self) -> str:
        """The problems as one text."""
        shown = "; ".join(self.problems[:MOST_SHOWN])
        more = len(self.problems) - MOST_SHOWN
        return shown + (f"; and {more} more" if more > 0 else "")


def read(text: str, encoding: str, fewest: int = FEWEST) -> TrainingData:
    """Read and check a file.

    Args:
        encoding: counts the tokens.
        fewest: how many examples there must be; of validation data one is enough.
    """
    data = TrainingData()
    lines = [(n, line) for n, line in enumerate(text.splitlines(), start=1) if line.strip()]
    for number, line in lines:
        messages, problem = _messages(line)
        if problem:
            data.problems.append(f"Line {number}: {problem}")
            continue
        data.tokens += sum(
            tokens.count(message.get("content") or "", encoding) for message in messages
        )
        data.examples.append(_example(messages))
    if not data.problems and len(data.examples) < fewest:
        data.problems.append(
            f"Training file has {len(data.examples)} example(s), but must have at least {fewest} "
            "examples."
        )
    return data


def _messages(line: str) -> tuple[list[dict], str | None]:
    """The messages of a line, and what is wrong with it."""
    try:
        row = json.loads(line)
    except ValueError as error:
        return [], f"Invalid JSON: {error}"
    messages = row.get("messages") if isinstance(row, dict) else None
    if not isinstance(messages, list) or not messages:
        return [], "The key 'messages' is missing or is no list of messages."
    for message in messages:
        if not isinstance(message, dict) or message.get("role") not in ROLES:
            role = message.get("role") if isinstance(message, dict) else message
            return [], f"Invalid role '{role}'. Use one of {', '.join(ROLES)}."
        if not isinstance(message.get("content"), str) and not message.get("tool_calls"):
            return [], f"The message of the role '{message['role']}' has no text in 'content'."
    if messages[-1]["role"] != "assistant":
        return [], "The last message must be from the assistant."
    if not any(message["role"] == "user" for message in messages):
        return [], "There is no message from the user."
    return messages, None


def _example(messages: list[dict]) -> tuple[str, str]:
    """The last text of the user, and the answer to it."""
    asked = [message["content"] for message in messages if message["role"] == "user"]
    return asked[-1], messages[-1].get("content") or ""
