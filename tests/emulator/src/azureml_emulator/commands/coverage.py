"""``azureml-emulator coverage``: what is modelled, recorded only, or not modelled."""

import json


def coverage(form: str) -> int:
    """Print it as ``markdown`` (the text of COVERAGE.md) or ``json``."""
    from .. import emulator  # noqa: F401  the rooms import each other, and this is the way in
    from ..coverage import collect, markdown

    found = collect()
    print(json.dumps(found, indent=2) if form == "json" else markdown.render(found), end="")
    return 0
