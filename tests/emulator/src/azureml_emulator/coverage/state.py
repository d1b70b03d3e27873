"""The three answers to "does the emulator have it"."""

MODELLED = "modelled"
RECORDED = "recorded only"  # checked, kept and shown; nothing else happens
MISSING = "not modelled"  # refused, with a text that says so


def state(recorded: bool | None) -> str:
    """The answer for something that is recorded only (or not), or that is not there: ``None``."""
    return MISSING if recorded is None else RECORDED if recorded else MODELLED
