"""What the emulator models, records or lacks, read from its own code and from the SDK's.

``collect`` gathers it as data, ``markdown.render`` makes the text of ``COVERAGE.md`` of it.
"""

from . import commands, differences, services, variants
from .resources import resources


def collect() -> dict[str, list]:
    """Everything there is to say, as plain lists and dictionaries.

    Returns:
        ``resources``, ``variants``, ``algorithms``, ``services``, ``commands``,
        ``flags`` and ``differences``; each module here describes the entries of its own.
    """
    return {
        "resources": resources(),
        "variants": variants.variants(),
        "algorithms": variants.algorithms(),
        "services": services.services(),
        "commands": commands.commands(),
        "flags": commands.flags(),
        "differences": differences.differences(),
    }
