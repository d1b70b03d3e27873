"""Components: the steps that pipelines are made of."""

from collections.abc import Iterator
from typing import ClassVar

from ..arm.kind import Context
from ..arm.versioned import ContainerKind, VersionedKind
from ..messages import ArmError
from .asset_reference import find_asset
from .public_asset import is_public

# What may differ between two specifications of the same step.
DESCRIPTIVE = ("$schema", "_source", "description", "display_name", "name", "tags", "version")
OF_THE_SERVICE = ("creation_context", "id")  # comes back when a client saves what it has read
DEFAULT = "azureml_default"  # what the SDK asks for when no version is given
ASSETS = ("codes", "components", "data", "environments", "models")


class ComponentContainer(ContainerKind):
    """A component without a version."""

    types = ("workspaces/components", "registries/components")


class ComponentVersion(VersionedKind):
    """One version: a specification in which every asset is already an id."""

    types = ("workspaces/components/versions", "registries/components/versions")
    content = ("componentSpec",)
    defaults: ClassVar[dict] = {"provisioningState": "Succeeded"}

    def complete(self, context: Context, properties: dict) -> None:
        """Refuse a specification without a type, or with assets that do not exist."""
        spec = properties.get("componentSpec")
        if not isinstance(spec, dict) or not spec.get("type"):
            raise ArmError(400, "UserError", "The component has no specification with a type.")
        for key in OF_THE_SERVICE:
            spec.pop(key, None)
        if not properties["isAnonymous"]:
            spec |= {"name": context.id.segments[-3], "version": context.id.name}
        for place, reference in _references(spec, "componentSpec"):
            if find_asset(context.emulator, reference) is None:
                text = f"The component refers to {reference}, which does not exist ({place})."
                raise ArmError(400, "UserError", text)

    def existing(self, context: Context) -> dict:
        """The version that the request names; the default one is the latest."""
        if context.id.name == DEFAULT:
            latest = find_asset(context.emulator, f"{context.id.parent}/labels/default")
            if latest:
                return latest
        return super().existing(context)

    def lasting(self, properties: dict) -> dict:
        """The specification without what only describes it.

        The version of an anonymous component is the hash of its content, so it needs no look.
        """
        if properties.get("isAnonymous"):
            return {}
        spec = properties["componentSpec"]
        kept = {key: value for key, value in spec.items() if key not in DESCRIPTIVE}
        return {"componentSpec": kept}


def _references(value, place: str) -> Iterator[tuple[str, str]]:
    """Every id of an asset in a specification, with the place where it stands."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _references(item, f"{place}.{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _references(item, f"{place}[{index}]")
    elif isinstance(value, str) and _is_asset_id(value):
        yield place, value


def _is_asset_id(text: str) -> bool:
    """Whether a text is the id of a version, or of what has a label.

    Public assets are not looked up: Azure has more of them than the emulator lists.
    """
    path = text.removeprefix("azureml:")
    if not path.startswith(("/subscriptions/", "//registries/")):
        return False
    if is_public(text):
        return False
    parts = path.split("/")
    return len(parts) > 4 and parts[-2] in ("versions", "labels") and parts[-4] in ASSETS
