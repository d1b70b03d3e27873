"""Assets that Microsoft and its partners publish: Azure has them, the emulator does not.

A request that names one is accepted, as Azure would; what needs its content fails with a message
that says so.
"""

import re
from functools import cache
from pathlib import Path

import yaml

# "AzureML-" begins the names of curated environments; the service, not the client, looks them up.
_CURATED = re.compile(r"(?:azureml:|/subscriptions/.+/environments/)AzureML-.+", re.IGNORECASE)
_IN_REGISTRY = re.compile(r"(?:azureml:)?(?:azureml:)?//registries/([^/]+)/.+", re.IGNORECASE)


@cache
def registries() -> frozenset[str]:
    """The names of the public registries, in lower case (see public_registries.yml)."""
    text = Path(__file__).with_name("public_registries.yml").read_text(encoding="utf-8")
    return frozenset(yaml.safe_load(text))


def is_public(reference: str | None) -> bool:
    """Whether a reference is into a public registry, or names a curated environment.

    Args:
        reference: ``azureml://registries/…``, ``azureml:AzureML-…`` or a resource id.
    """
    found = _IN_REGISTRY.fullmatch(reference or "")
    if found:
        return found[1].lower() in registries()
    return _CURATED.fullmatch(reference or "") is not None


def absence(reference: str) -> str:
    """What to tell somebody who needs the content of a public asset."""
    return (
        f"'{reference}' is a public asset: Azure has it, the emulator knows only its name. "
        "Use an asset of your own to run this here."
    )
