"""Names that are right although no code, command, package or data vouches for them."""

from functools import cache
from pathlib import Path

from guide import data


@cache
def allowed(*, past: bool = True) -> frozenset[str]:
    """Names that are right although nothing else vouches for them, from tokens.yml.

    Args:
        past: whether those count that only SDK v1 has.
    """
    chosen = (group for group in groups() if past or not group.get("past"))
    return frozenset(name for group in chosen for name in group["names"])


@cache
def groups() -> list[dict]:
    """The groups of tokens.yml; each says what vouches for its names."""
    return data.load(Path(__file__).with_name("tokens.yml"))["groups"]
