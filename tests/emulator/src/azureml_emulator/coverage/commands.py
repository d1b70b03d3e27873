"""The commands of ``az``: those of Microsoft's reference, held against what is mapped."""

from ..az import groups, table
from .state import MISSING, MODELLED


def commands() -> list[dict]:
    """Every command.

    Returns:
        ``command`` (without ``az``), ``state`` and, for one that is not modelled, ``reason``.
    """
    mapped, lacking = groups.load(), groups.not_modelled()["commands"]
    return [
        {"command": words, "state": MODELLED}
        if words in mapped
        else {"command": words, "state": MISSING, "reason": lacking.get(words, "not written yet")}
        for words in sorted(" ".join(command) for command in table.commands())
    ]


def flags() -> list[dict]:
    """The flags that are refused, or that change nothing.

    Returns:
        ``flag``, ``state`` and ``reason``.
    """
    lacking = groups.not_modelled()
    states = {"flags": MISSING, "ignored": "without effect"}
    return [
        {"flag": flag, "state": state, "reason": reason}
        for key, state in states.items()
        for flag, reason in lacking[key].items()
    ]
