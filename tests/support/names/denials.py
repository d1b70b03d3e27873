"""Whether a text names something only to say that it does not exist, or no longer does."""

import re

REACH = 80  # letters before and after a span in which it may be denied
# "no", "instead of" and the like, at most four words before the span or the list that it is in.
BEFORE = re.compile(
    r"\b(?:no|not|never|neither|nor|without|instead of|rather than|wrong|misspelt|unlike"
    r"|formerly|retired|refuses|lacks?|nothing)\b"
    r"(?: +(?!(?:but|so|then|use|run|call|set|after|before|until|unless|if|when)\b)[\w'()-]+){0,4}"
    r"\s+(?:`[^`]+`(?:,| or| nor| and)+\s+)*$",
    re.IGNORECASE,
)
AFTER = re.compile(
    r"^(?:\s+[\w'()-]+|,? `[^`]+`|,? (?:and|or) `[^`]+`){0,4}?"
    r"\s+(?:do(?:es)? not exist|(?:is|are) (?:gone|no|unknown|wrong|refused)|exists? only|existed"
    r"|fails?|was|were)\b",
    re.IGNORECASE,
)


def of(text: str, start: int, end: int) -> bool:
    """Whether the words around ``text[start:end]`` deny it."""
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    return bool(BEFORE.search(before) or AFTER.match(after))
