"""Whether a text names something only to say that it does not exist, or no longer does."""

import re

REACH = 60  # letters before and after a span in which it is denied
BEFORE = re.compile(
    r"\b(?:no|not|never|neither|nor|without|instead of|rather than|wrong|misspelt|unlike"
    r"|formerly|retired|refuses|lacks?|nothing)\b(?:[^`.;:|]|`[^`]+`(?=,| or| nor| and))*$",
    re.IGNORECASE,
)
AFTER = re.compile(
    r"^(?:[^`.;:|]|`[^`]+`){0,20}?\b(?:does not exist|do not exist|is gone|are gone|is no|are no"
    r"|is unknown|is wrong|is refused|exists? only|existed|fails?|was|were)\b",
    re.IGNORECASE,
)


def of(text: str, start: int, end: int) -> bool:
    """Whether the words around ``text[start:end]`` deny it."""
    return bool(
        BEFORE.search(text[max(0, start - REACH) : start]) or AFTER.match(text[end : end + REACH])
    )
