"""``az ml workspace``."""

from azure.ai.ml import load_workspace
from azure.ai.ml.constants._common import Scope

from ..call import Call
from ..change import change

FIELDS = {
    "name": "name",
    "kind": "type",
    "location": "location",
    "display_name": "display_name",
    "description": "description",
    "hub_id": "hub_id",
    "storage_account": "storage_account",
    "key_vault": "key_vault",
    "application_insights": "application_insights",
    "container_registry": "container_registry",
    "image_build_compute": "image_build_compute",
    "public_network_access": "public_network_access",
    "primary_user_assigned_identity": "primary_user_assigned_identity",
    "managed_network": "managed_network.isolation_mode",
    "enable_data_isolation": "enable_data_isolation",
    "system_datastores_auth_mode": "system_datastores_auth_mode",
    "allow_roleassignment_on_rg": "allow_roleassignment_on_rg",
}
CHANGEABLE = (
    "display_name",
    "description",
    "application_insights",
    "container_registry",
    "image_build_compute",
    "public_network_access",
    "primary_user_assigned_identity",
    "system_datastores_auth_mode",
    "allow_roleassignment_on_rg",
)


def _create(call: Call):
    workspace = load_workspace(source=call.get("file"), params_override=call.overrides(FIELDS))
    options = call.given("update_dependent_resources")
    return call.finished(call.client.workspaces.begin_create(workspace, **options))


def _update(call: Call):
    workspaces = call.client.workspaces
    if call.get("file"):
        workspace = load_workspace(source=call["file"], params_override=call.overrides(FIELDS))
    else:
        workspace = workspaces.get(call["name"])
        for name, value in call.given(*CHANGEABLE).items():
            setattr(workspace, name, value)
        change(workspace, call)
    options = call.given("update_dependent_resources")
    return call.finished(workspaces.begin_update(workspace, **options))


def _show(call: Call):
    return call.client.workspaces.get(call["name"])


def _list(call: Call):
    """Those of the resource group, or of the subscription where none is named."""
    scope = Scope.RESOURCE_GROUP if call.get("resource_group") else Scope.SUBSCRIPTION
    given = call.given("filtered_kinds")
    return call.limited(call.client.workspaces.list(scope=scope, **given))


def _delete(call: Call):
    poller = call.client.workspaces.begin_delete(
        call["name"],
        delete_dependent_resources=bool(call.get("all_resources")),
        permanently_delete=bool(call.get("permanently_delete")),
    )
    call.finished(poller)


def _keys(call: Call):
    return call.client.workspaces.get_keys(call["name"])


def _sync_keys(call: Call):
    call.finished(call.client.workspaces.begin_sync_keys(call["name"]))


def _diagnose(call: Call):
    return call.finished(call.client.workspaces.begin_diagnose(call["name"]))


VERBS = {
    "create": _create,
    "update": _update,
    "show": _show,
    "list": _list,
    "delete": _delete,
    "list-keys": _keys,
    "sync-keys": _sync_keys,
    "diagnose": _diagnose,
}
