"""The one kind of error that stops the build."""

from mkdocs.exceptions import PluginError


class Problem(PluginError):
    """A mistake in the guide's sources: where it is, what is wrong and how to cure it."""

    def __init__(self, where: str, what: str, cure: str) -> None:
        super().__init__(f"{where}: {what}\n  cure: {cure}")


def nearest(word: str, known: list[str]) -> str:
    """Advice that names the known words most like `word`, or says where all of them stand."""
    from difflib import get_close_matches

    close = get_close_matches(word, known, n=3, cutoff=0.5)
    return f"did you mean {' or '.join(close)}?" if close else f"known: {', '.join(known[:8])}"
