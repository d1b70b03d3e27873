"""What ``compute.yml`` cannot say."""

from azure.ai.ml.constants._common import COMPUTE_UPDATE_ERROR

from ..call import Call
from ..change import snake_case
from ..session import AzError
from ..update import update
from ..verbs import listing, load, operations, send

UPDATABLE = ("amlcompute", "computeinstance", "kubernetes", "synapsespark")
NEED_RESOURCE = ("kubernetes", "synapsespark")


def create_compute(call: Call):
    """Create a compute; a Synapse Spark pool can only be attached.

    Raises:
        AzError: it is a Synapse Spark pool.
    """
    _split_identities(call)
    compute = load(call)
    if compute.type == "synapsespark":
        raise AzError(
            "Create operation not supported for synapsespark compute type. Please try attach "
            "operation for attaching synapsespark compute"
        )
    return send(call, "create", compute)


def attach_compute(call: Call):
    """Attach a compute that exists elsewhere.

    Raises:
        AzError: a Kubernetes cluster or Spark pool is not named.
    """
    _split_identities(call)
    compute = load(call)
    if compute.type in NEED_RESOURCE and not compute.resource_id:
        raise AzError(
            'The "resource_id" is a required parameter for attaching a kubernetes or synapse '
            "compute!"
        )
    return send(call, "create", compute)


def update_compute(call: Call):
    """Change a compute.

    Raises:
        AzError: computes of its type cannot be changed.
    """
    _split_identities(call)
    found = operations(call).get(call["name"])
    if found.type not in UPDATABLE:
        raise AzError(COMPUTE_UPDATE_ERROR.format(found.name, found.type))
    identity = {
        "type": call.get("identity_type"),
        "user_assigned_identities": call.get("user_assigned_identities"),
    }
    if any(identity.values()):
        call.values["identity"] = {name: value for name, value in identity.items() if value}
    return update(call)


def list_nodes(call: Call) -> list:
    """The nodes of a cluster. The SDK names most of their attributes as the service does."""
    nodes = listing(call)
    for node in nodes:
        for name, value in list(vars(node).items()):
            setattr(node, snake_case(name), value)
    return nodes


def enable_sso(call: Call) -> None:
    """Switch single sign-on of a compute instance on, or off with ``--disable``."""
    operations(call).enable_sso(name=call["name"], enable_sso=not call.get("disable"))


def _split_identities(call: Call) -> None:
    """``--user-assigned-identities`` separates resource ids by commas."""
    if text := call.get("user_assigned_identities"):
        call.values["user_assigned_identities"] = [
            {"resource_id": found.strip()} for found in text.split(",")
        ]
