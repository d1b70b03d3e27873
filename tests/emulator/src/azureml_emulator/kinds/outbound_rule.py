"""The managed virtual network of a workspace: its outbound rules, and when it is provisioned.

No traffic is restricted: the network is what the workspace says it is, and nothing else.
Source: https://learn.microsoft.com/azure/machine-learning/how-to-managed-network
"""

from typing import ClassVar

from ..arm.kind import Context, Kind, without_nulls
from ..messages import ArmError, Response

DISABLED = "Disabled"
# From open to closed; a network never goes back.
MODES = (DISABLED, "AllowInternetOutbound", "AllowOnlyApprovedOutbound")
ANYWHERE = "PrivateEndpoint"  # the one type of rule that needs no approved-only network
USER_DEFINED = "UserDefined"


class OutboundRule(Kind):
    """``workspaces/outboundRules``: a rule as a resource; it is kept in its workspace."""

    types = ("workspaces/outboundrules",)
    recorded: ClassVar[bool] = True
    long_running: ClassVar[frozenset[str]] = frozenset({"delete"})

    def put(self, context: Context) -> Response:
        """Create the rule or replace it."""
        workspace = context.root
        name, rule = context.id.name, without_nulls(context.request.json()["properties"])
        network = workspace["properties"].setdefault("managedNetwork", {})
        known = network.setdefault("outboundRules", {})
        known[name] = rule
        complete(network)
        context.emulator.resources.put(workspace["id"], workspace)
        return Response.of_json(self._resource(context, name, rule))

    def get(self, context: Context) -> Response:
        """Show the rule."""
        return Response.of_json(self._resource(context, context.id.name, self._rule(context)))

    def list(self, context: Context) -> Response:
        """List the rules of the workspace."""
        rules = _rules(context.root)
        found = [
            self._resource(context.at(context.id.root.child("outboundRules", name)), name, rule)
            for name, rule in rules.items()
        ]
        return Response.of_json({"value": found})

    def delete(self, context: Context) -> Response:
        """Remove the rule."""
        workspace = context.root
        rules = _rules(workspace)
        rule = rules.pop(context.id.name, None)
        if rule is None:
            return Response(204)
        context.emulator.resources.put(workspace["id"], workspace)
        return self.answer(context, "delete", None, 202)

    def _rule(self, context: Context) -> dict:
        rule = _rules(context.root).get(context.id.name)
        if rule is None:
            raise self.missing(context.id)
        return rule

    def _resource(self, context: Context, name: str, rule: dict) -> dict:
        return {
            "id": str(context.id),
            "name": name,
            "type": "Microsoft.MachineLearningServices/workspaces/outboundRules",
            "properties": rule,
        }


def complete(network: dict, previous: dict | None = None) -> None:
    """Check the managed network of a workspace and complete it.

    Args:
        network: ``managedNetwork`` of the workspace, which changes.
        previous: the same as it was, if the workspace is not new.

    Raises:
        ArmError: 400 for a network that goes back to a more open mode, or for a rule that the
            mode does not have.
    """
    mode = _mode(network.get("isolationMode"))
    before = _mode((previous or {}).get("isolationMode"))
    if MODES.index(mode) < MODES.index(before):
        raise ArmError(
            400,
            "ValidationError",
            f"The isolation mode of a managed network cannot go back from {before} to {mode}.",
        )
    network["isolationMode"] = mode
    kept = (previous or {}).get("status") or {"status": "Inactive", "sparkReady": False}
    network.setdefault("status", kept)
    active = network["status"]["status"] == "Active"
    for name, rule in network.setdefault("outboundRules", {}).items():
        if mode == DISABLED or (mode == MODES[1] and rule["type"].lower() != ANYWHERE.lower()):
            raise ArmError(
                400,
                "ValidationError",
                f"The outbound rule '{name}' is of the type {rule['type']}, which a managed "
                f"network with the isolation mode {mode} does not have.",
            )
        rule.setdefault("category", USER_DEFINED)
        rule["status"] = "Active" if active else "Inactive"


def provision(emulator, workspace: dict, *, spark: bool) -> dict:
    """Provision the network of a workspace; return its status.

    Args:
        spark: whether serverless Spark jobs are to use it, too.

    Raises:
        ArmError: 400 when the workspace has no managed network.
    """
    network = workspace["properties"].get("managedNetwork") or {}
    if _mode(network.get("isolationMode")) == DISABLED:
        text = f"The managed network of the workspace '{workspace['name']}' is disabled."
        raise ArmError(400, "ValidationError", text)
    ready = spark or network.get("status", {}).get("sparkReady", False)
    network["status"] = {"status": "Active", "sparkReady": ready}
    complete(network)
    emulator.resources.put(workspace["id"], workspace)
    return network["status"]


def provision_for_compute(context: Context) -> None:
    """Provision the network if there is one: the first compute of a workspace does that."""
    workspace = context.root
    network = workspace["properties"].get("managedNetwork") or {}
    waiting = network.get("status", {}).get("status") == "Inactive"
    if waiting and _mode(network.get("isolationMode")) != DISABLED:
        provision(context.emulator, workspace, spark=False)


def _rules(workspace: dict) -> dict[str, dict]:
    network = workspace["properties"].setdefault("managedNetwork", {})
    return network.setdefault("outboundRules", {})


def _mode(text: str | None) -> str:
    """The isolation mode as the service writes it."""
    wanted = (text or DISABLED).lower()
    for mode in MODES:
        if mode.lower() == wanted:
            return mode
    raise ArmError(400, "ValidationError", f"'{text}' is not one of {', '.join(MODES)}.")
