"""``az ml compute``."""

from azure.ai.ml import load_compute
from azure.ai.ml.entities import IdentityConfiguration, ManagedIdentityConfiguration

from ..call import Call
from ..verbs import call_on, create, list_of, update

FIELDS = {
    "name": "name",
    "type": "type",
    "description": "description",
    "location": "location",
    "size": "size",
    "tier": "tier",
    "min_instances": "min_instances",
    "max_instances": "max_instances",
    "idle_time_before_scale_down": "idle_time_before_scale_down",
    "enable_node_public_ip": "enable_node_public_ip",
    "ssh_public_access_enabled": "ssh_public_access_enabled",
    "ssh_key_value": "ssh_settings.ssh_key_value",
    "admin_username": "ssh_settings.admin_username",
    "admin_password": "ssh_settings.admin_password",
    "vnet_name": "network_settings.vnet_name",
    "subnet": "network_settings.subnet",
    "identity_type": "identity.type",
    "user_object_id": "create_on_behalf_of.user_object_id",
    "user_tenant_id": "create_on_behalf_of.user_tenant_id",
}
ATTACH_FIELDS = {
    "name": "name",
    "type": "type",
    "resource_id": "resource_id",
    "namespace": "namespace",
    "identity_type": "identity.type",
    "admin_username": "ssh_settings.admin_username",
    "admin_password": "ssh_settings.admin_password",
    "ssh_port": "ssh_settings.ssh_port",
    "ssh_private_key_file": "ssh_settings.ssh_private_key_file",
}
_NUMBERS = ("min_instances", "max_instances", "idle_time_before_scale_down")
_update = update("compute", "begin_update", {name: name for name in (*_NUMBERS, "identity")})


def _update_compute(call: Call):
    """Flags are text; the entity of an update wants numbers and an identity object."""
    call.values |= {name: int(value) for name, value in call.given(*_NUMBERS).items()}
    if "identity_type" in call.values:
        resources = call.get("user_assigned_identities", ())
        identities = [ManagedIdentityConfiguration(resource_id=found) for found in resources]
        call.values["identity"] = IdentityConfiguration(
            type=call["identity_type"], user_assigned_identities=identities or None
        )
    return _update(call)


VERBS = {
    "create": create("compute", load_compute, "begin_create_or_update", FIELDS),
    "attach": create("compute", load_compute, "begin_attach", ATTACH_FIELDS),
    "update": _update_compute,
    "show": call_on("compute", "get", "name"),
    "list": list_of("compute", "type:compute_type"),
    "delete": call_on("compute", "begin_delete", "name", silent=True),
    "detach": call_on("compute", "begin_delete", "name", silent=True, action="Detach"),
    "start": call_on("compute", "begin_start", "name", silent=True),
    "stop": call_on("compute", "begin_stop", "name", silent=True),
    "restart": call_on("compute", "begin_restart", "name", silent=True),
    "list-nodes": call_on("compute", "list_nodes", "name"),
    "list-sizes": call_on("compute", "list_sizes", "location", "type:compute_type"),
    "list-usage": call_on("compute", "list_usage", "location"),
}
