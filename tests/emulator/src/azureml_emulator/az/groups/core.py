"""The commands outside the ml extension that a guide needs: sign-in, defaults, groups."""

from importlib.metadata import version

from ...planes import entra
from ..call import Call, pairs
from ..session import MANAGEMENT, NotFound


def configure(call: Call):
    """Keep defaults (an empty value forgets one), or list them."""
    if "defaults" in call.values:
        call.session.configure(dict(pairs(call["defaults"])))
    if call.get("list_defaults"):
        items = sorted(call.session.defaults.items())
        return [{"name": name, "source": "az.json", "value": value} for name, value in items]
    return None


def login(call: Call):
    return [call.session.account()]


def account_show(call: Call):
    return call.session.account(call.get("name"))


def account_set(call: Call):
    call.session.use(call["name"])


def token(call: Call):
    """A token for a resource; expires as Microsoft Entra ID says."""
    audience = call.get("resource") or entra.audience_of(call.get("scope", MANAGEMENT))
    return {
        "accessToken": entra.access_token(audience),
        "subscription": call.session.subscription,
        "tenant": entra.TENANT,
        "tokenType": "Bearer",
    }


def group_create(call: Call):
    body = {"location": call["location"], "tags": call.tags}
    return call.session.rest("PUT", f"/resourcegroups/{call['name']}", body).json()


def group_list(call: Call):
    return call.session.rest("GET", "/resourcegroups").json()["value"]


def group_exists(call: Call):
    """Whether a group was created or holds something (the service itself accepts any group)."""
    return any(group["name"].lower() == call["name"].lower() for group in group_list(call))


def group_show(call: Call):
    if not group_exists(call):
        name = call["name"]
        raise NotFound(f"(ResourceGroupNotFound) Resource group '{name}' could not be found.")
    return call.session.rest("GET", f"/resourcegroups/{call['name']}").json()


def group_delete(call: Call):
    group_show(call)
    call.session.rest("DELETE", f"/resourcegroups/{call['name']}")


def versions(call: Call):
    """What answers here; it is not the Azure CLI and does not claim to be."""
    return {
        "azure-cli": f"azureml-emulator {version('azureml-emulator')}",
        "extensions": {"ml": f"azure-ai-ml {version('azure-ai-ml')}"},
    }


def nothing(call: Call):
    """A command that has nothing to do here: the extension is there, the user signed in."""
