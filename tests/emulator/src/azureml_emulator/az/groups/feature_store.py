"""What ``feature-store.yml`` cannot say."""

from ..call import Call
from ..update import update
from ..verbs import create


def create_store(call: Call):
    """Create a feature store."""
    _settle_permissions(call)
    return create(call)


def update_store(call: Call):
    """Change a feature store."""
    _settle_permissions(call)
    if "managed_network" in call.values:
        call.values["managed_network"] = {"isolation_mode": call["managed_network"]}
    return update(call)


def _settle_permissions(call: Call) -> None:
    """``--not-grant-permissions`` is the opposite of the SDK's argument."""
    granted = not call.get("not_grant_permissions")
    call.values["grant_materialization_permissions"] = granted
