"""What ``capability-host.yml`` cannot say."""

from ..call import Call
from ..verbs import create

LISTS = ("vector_store_connections", "storage_connections", "ai_services_connections")


def create_host(call: Call):
    """Create a capability host; its kind is Agents unless the line says otherwise."""
    for name in LISTS:
        if name in call.values:
            call.values[name] = [item.strip() for item in call[name].split(",")]
    if "file" not in call.values:
        call.values.setdefault("capability_host_kind", "Agents")
    return create(call)
