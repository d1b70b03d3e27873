"""What ``workspace.yml`` cannot say."""

from azure.ai.ml.entities import (
    FqdnDestination,
    IPRule,
    ManagedNetwork,
    NetworkAcls,
    OutboundRule,
    PrivateEndpointDestination,
    ServiceTagDestination,
)

from ..call import Call
from ..session import AzError
from ..update import update
from ..verbs import listing, operations

# Type of an outbound rule -> its class, the flags that it needs, and those that it may have.
RULES = {
    "fqdn": (FqdnDestination, ("destination",), ()),
    "service_tag": (
        ServiceTagDestination,
        ("service_tag", "protocol", "port_ranges"),
        ("address_prefixes",),
    ),
    "private_endpoint": (
        PrivateEndpointDestination,
        ("service_resource_id", "subresource_target"),
        ("spark_enabled", "fqdns"),
    ),
}
LISTS = ("address_prefixes", "fqdns")  # commas separate their items


def list_workspaces(call: Call) -> list:
    """Workspaces of the group or the subscription; commas separate ``--filtered-kinds``."""
    if kinds := call.get("filtered_kinds"):
        call.values["filtered_kinds"] = [kind.strip() for kind in kinds.split(",")]
    return listing(call)


def update_workspace(call: Call):
    """Change a workspace; two flags stand for objects."""
    of_file = "file" in call.values
    if mode := call.get("managed_network"):
        call.values["managed_network"] = (
            {"isolation_mode": mode}
            if of_file
            else ManagedNetwork(isolation_mode="".join(map(str.title, mode.split("_"))))
        )
    if addresses := call.get("network_acls"):
        call.values["network_acls"] = _network_rules(addresses, of_file)
    return update(call)


def _network_rules(addresses: str, of_file: bool) -> dict | NetworkAcls:
    """The rules for comma-separated addresses; ``none`` opens the workspace again."""
    closed = addresses.strip().lower() != "none"
    action = "Deny" if closed else "Allow"
    found = [address.strip() for address in addresses.split(",")] if closed else []
    if of_file:
        return {"default_action": action, "ip_rules": [{"value": address} for address in found]}
    return NetworkAcls(default_action=action, ip_rules=[IPRule(value=value) for value in found])


def set_outbound_rule(call: Call) -> OutboundRule:
    """Make or replace an outbound rule of a managed network.

    Raises:
        AzError: the type is unknown, or the flags are not those of the type.
    """
    kind = call["type"]
    if kind not in RULES:
        raise AzError(f"--type must be one of the following: {', '.join(RULES)}")
    rule_class, required, optional = RULES[kind]
    others = {name for _, needed, more in RULES.values() for name in needed + more}
    foreign = others - {*required, *optional}
    if any(name not in call.values for name in required) or foreign & call.values.keys():
        flags = ", ".join(f'"--{name.replace("_", "-")}"' for name in required)
        raise AzError(f"{kind} outbound rule should specify the following parameters: {flags}")
    given = call.given((*required, *optional))
    for name in LISTS:
        if name in given:
            given[name] = [item.strip() for item in given[name].split(",")]
    rule = rule_class(name=call["rule"], **given)
    return call.finished(operations(call).begin_create(call["workspace_name"], rule))
