"""What a prompt consists of: instructions, examples, context, question, labels."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

SENTENCE = re.compile(r"(?<=[.!?])[\"”')\]]*\s+(?=[A-Z0-9\"“'(`\[])|\n+")
MARKER = re.compile(
    r"(?im)^[#*\s]*(context|sources?|documents?|passages?|text|data|excerpts?|facts|knowledge|"
    r"article|email|ticket|review|input)\b[^:\n]{0,40}:[ \t*]*"
)
FENCE = re.compile(r"(?s)(```|\"\"\"|###|---)[ \t]*\w*\n?(.+?)\n?\1|<(\w+)>(.+?)</\3>")
QUESTION_MARKER = re.compile(r"(?im)^[#*\s]*(?:question|query|task)[ \t*]*:[ \t*]*(.+)$")
CITATION = re.compile(r"^\s*(?:[-*]\s*)?\[([\w .#-]{1,40})\]:?\s*")
LABEL_LINE = re.compile(
    r"(?i)\b(?:one of|labels?|categor(?:y|ies)|class(?:es)?|options?)\b[^:\n]{0,60}:\s*([^\n]+)"
)
LABEL_PHRASE = re.compile(
    r"(?i)\b(?:as|either|into|with|is)\s+((?:[\w'-]+,\s*)*[\w'-]+,?\s+or\s+[\w'-]+)"
)
TASK_OF_LABELS = re.compile(r"(?i)\b(classif|categor|label|sentiment|triage|one of|intent)")
PAIR = re.compile(
    r"(?im)^(?:review|text|input|q|question|ticket|user|message|email|tweet)[ \t]*:[ \t]*(.+)\n"
    r"(?:sentiment|label|output|a|answer|category|class|intent|assistant)[ \t]*:[ \t]*(.*)$"
)
REFUSAL = re.compile(
    r"(?i)\b(?:say|answer|reply|respond|write)\b[^\"“\n]{0,60}[\"“]([^\"”\n]+)[\"”]"
)


@dataclass
class Passage:
    """One sentence of the context, and the mark of the source that it stands in."""

    text: str
    source: str | None = None


@dataclass
class Prompt:
    """A conversation taken apart.

    Attributes:
        instructions: texts of the system and developer.
        examples: (what came in, what went out) of earlier turns or within a text.
        question: what is asked last.
        context: sentences that an answer may be taken from.
        labels: the words that an answer is to be chosen from.
    """

    instructions: str
    user: str
    question: str
    examples: list[tuple[str, str]] = field(default_factory=list)
    context: list[Passage] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)

    @property
    def everything(self) -> str:
        """Instructions and the last text of the user."""
        return f"{self.instructions}\n{self.user}"

    @property
    def refusal(self) -> str:
        """What to say where nothing answers, as the instructions demand it."""
        found = REFUSAL.search(self.everything)
        return found[1] if found else "I don't know: nothing in the prompt answers that."


def read(messages: list[dict]) -> Prompt:
    """Take the messages of a chat apart.

    Args:
        messages: ``role`` and ``content`` (a text, or parts with ``text``).
    """
    texts = [(message["role"], text_of(message)) for message in messages]
    instructions = "\n".join(text for role, text in texts if role in ("system", "developer"))
    turns = [(role, text) for role, text in texts if role in ("user", "assistant")]
    user = next((text for role, text in reversed(turns) if role == "user"), "")
    pairs = [
        (before[1], after[1])
        for before, after in pairwise(turns)
        if (before[0], after[0]) == ("user", "assistant") and after[1]
    ]
    inline = [(a.strip(), b.strip()) for a, b in PAIR.findall(f"{instructions}\n{user}")]
    open_pair = next((a for a, b in inline if not b), None)
    prompt = Prompt(instructions, user, open_pair or _question(user))
    prompt.examples = pairs + [(a, b) for a, b in inline if b]
    prompt.labels = _labels(prompt.everything)
    tools = "\n".join(text for role, text in texts if role == "tool")
    prompt.context = _context(prompt, tools)
    return prompt


def text_of(message: dict) -> str:
    """The text of a message; pictures and sounds are left out."""
    content = message.get("content") or ""
    if isinstance(content, str):
        return content
    return "\n".join(part.get("text", "") for part in content)


def sentences(text: str) -> list[Passage]:
    """The sentences of a text, without bullets and headings' marks."""
    found, source = [], None
    for line in text.splitlines():
        mark = CITATION.match(line)
        if mark:
            source, line = mark[1], line[mark.end() :]
        line = re.sub(r"^\s*(?:[-*•]|\d+[.)])\s+|^#+\s*", "", line).strip()
        found += [Passage(part.strip(), source) for part in SENTENCE.split(line) if part.strip()]
    return [passage for passage in found if len(passage.text.split()) > 2]


def _question(user: str) -> str:
    """The last question of a text, or else what stands after its context."""
    marked = QUESTION_MARKER.findall(user)
    if marked:
        return marked[-1].strip()
    asked = [passage.text for passage in sentences(user) if passage.text.rstrip().endswith("?")]
    if asked:
        return asked[-1]
    rest = FENCE.sub("", user).strip()
    return rest.splitlines()[0] if rest else user.strip()


def _context(prompt: Prompt, tools: str) -> list[Passage]:
    """Sentences between fences, after a marker such as ``Context:``, or answered by a tool."""
    parts = [tools] if tools else []
    for text in (prompt.instructions, prompt.user):
        fenced = [found[2] or found[4] for found in FENCE.finditer(text)]
        marked = MARKER.search(text)
        if fenced:
            parts += fenced
        elif marked:
            parts.append(text[marked.end() :])
        elif text is prompt.user:
            parts.append("\n".join(text.split("\n\n")[1:]) or text)
    passages = [passage for part in parts for passage in sentences(part)]
    return [p for p in passages if p.text != prompt.question and not QUESTION_MARKER.match(p.text)]


def _labels(text: str) -> list[str]:
    """The labels that the instructions list."""
    if not TASK_OF_LABELS.search(text):
        return []
    for pattern in (LABEL_LINE, LABEL_PHRASE):
        for listed in pattern.findall(text):
            parts = re.split(r",\s*(?:or\s+|and\s+)?|\s*[|/;]\s*|\s+or\s+|\s+and\s+", listed)
            labels = [part.strip(" .\"'`[]()*") for part in parts]
            labels = [label for label in labels if label]
            if 2 <= len(labels) <= 20 and all(len(label.split()) <= 4 for label in labels):
                return list(dict.fromkeys(labels))
    return []
