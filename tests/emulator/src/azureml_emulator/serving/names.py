"""Names of endpoints and deployments: which are allowed, and whose host a name is.

Source: https://learn.microsoft.com/azure/machine-learning/how-to-manage-quotas
(endpoint names, deployment names)
"""

import re

from ..messages import ArmError

NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9-]{1,30}[a-zA-Z0-9]")


def check(noun: str, name: str) -> None:
    """Refuse a name that the service would not accept.

    Args:
        noun: ``endpoint`` or ``deployment``.

    Raises:
        ArmError: 400.
    """
    if not NAME.fullmatch(name):
        raise ArmError(
            400,
            "BadArgument",
            f"'{name}' is not a valid {noun} name: it has 3 to 32 letters, digits or '-', begins "
            "with a letter and ends with a letter or a digit.",
        )


def claim(emulator, name: str, endpoint_id: str) -> None:
    """Give the host of a name to a new endpoint.

    Raises:
        ArmError: 400 when another endpoint of the region has the name.
    """
    owner = find(emulator, name)
    if owner and owner["id"].lower() != endpoint_id.lower():
        raise ArmError(
            400,
            "BadArgument",
            f"The endpoint name '{name}' is taken by {owner['id']}. Names of online and batch "
            "endpoints are unique in a region: choose another one.",
        )
    _names(emulator).put(name, endpoint_id)


def find(emulator, name: str) -> dict | None:
    """The endpoint that a host name belongs to."""
    endpoint_id = _names(emulator).get(name)
    return emulator.resources.get(endpoint_id) if endpoint_id else None


def release(emulator, name: str) -> None:
    """Make the name of a deleted endpoint free again."""
    _names(emulator).delete(name)


def _names(emulator):
    return emulator.store.collection("endpoint-names")
