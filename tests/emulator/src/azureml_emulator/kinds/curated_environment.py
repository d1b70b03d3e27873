"""The system registry ``azureml`` and the curated environments in it."""

from functools import cache
from pathlib import Path

import yaml

from ..arm.ids import ResourceId
from ..arm.kind import KINDS, Context
from ..messages import Request
from . import registry
from .registry import SYSTEM

VERSION = "1"


@cache
def environments() -> list[dict]:
    """Name, description and tags of every curated environment (see curated_environments.yml)."""
    text = Path(__file__).with_name("curated_environments.yml").read_text(encoding="utf-8")
    return yaml.safe_load(text)


def find_registry(emulator, name: str) -> ResourceId | None:
    """The id of the registry called ``name``, wherever it is; ``azureml`` always exists."""
    if name.lower() == SYSTEM.name:
        _provide(emulator)
        return SYSTEM
    found = registry.names(emulator).get(name)
    return ResourceId.parse(found) if found else None


def _provide(emulator) -> None:
    """Make the system registry, and the curated environments that are missing in it."""
    with emulator.lock:
        _store(emulator, SYSTEM, {"properties": {}})
        for item in environments():
            image = f"mcr.microsoft.com/azureml/curated/{item['name']}:{VERSION}"
            properties = {"image": image, "environmentType": "Curated"}
            properties |= {key: item[key] for key in ("description", "tags")}
            version_id = SYSTEM.child("environments", item["name"], "versions", VERSION)
            _store(emulator, version_id, {"properties": properties})


def _store(emulator, resource_id: ResourceId, body: dict) -> None:
    if str(resource_id) not in emulator.resources:
        request = Request("PUT", f"https://management.azure.com{resource_id}")
        KINDS[resource_id.type].store(Context(emulator, request, resource_id), body, None)
