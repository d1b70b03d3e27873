"""What a subscription offers: its regions, and the resource providers registered in it."""

from functools import cache
from pathlib import Path

import yaml

from . import contract
from .ids import PROVIDER


def location_list(subscription: str) -> list[dict]:
    """The regions, as ``az account list-locations`` shows them.

    Source: https://learn.microsoft.com/rest/api/resources/subscriptions/list-locations
    """
    return [
        {
            "id": f"/subscriptions/{subscription}/locations/{name}",
            "name": name,
            "type": "Region",
            "displayName": display,
            "regionalDisplayName": f"({group}) {display}",
            "metadata": {"regionType": "Physical", "geographyGroup": group},
        }
        for name, (display, group) in _cloud()["locations"].items()
    ]


def provider_list(subscription: str) -> list[dict]:
    """The providers that the emulator knows of, all registered."""
    return [registration(subscription, name) for name in (PROVIDER, *_cloud()["providers"])]


def registration(subscription: str, namespace: str) -> dict:
    """One provider; one that is not known is registered and has no types."""
    known = {name.lower(): name for name in (PROVIDER, *_cloud()["providers"])}
    name = known.get(namespace.lower(), namespace)
    locations = [display for display, _ in _cloud()["locations"].values()]
    types = [
        {"resourceType": kind, "locations": locations, "apiVersions": [version]}
        for kind, version in _types(name).items()
    ]
    return {
        "id": f"/subscriptions/{subscription}/providers/{name}",
        "namespace": name,
        "registrationPolicy": "RegistrationRequired",
        "registrationState": "Registered",
        "resourceTypes": types,
    }


def _types(namespace: str) -> dict[str, str]:
    """The api-version of each resource type of a provider."""
    if namespace == PROVIDER:
        return dict.fromkeys(contract.resource_types(), contract.api_version())
    return _cloud()["providers"].get(namespace, {})


@cache
def _cloud() -> dict:
    text = Path(__file__).with_name("cloud.yml").read_text(encoding="utf-8")
    return yaml.safe_load(text)
