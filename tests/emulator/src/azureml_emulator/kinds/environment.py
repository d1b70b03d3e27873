"""Environments: the software that a job or a deployment runs in."""

from typing import ClassVar

import yaml

from ..arm.kind import Context
from ..arm.versioned import ContainerKind, VersionedKind
from ..messages import ArmError


class EnvironmentContainer(ContainerKind):
    """An environment without a version."""

    types = ("workspaces/environments", "registries/environments")


class EnvironmentVersion(VersionedKind):
    """One version: an image, an image with conda packages, or a build context."""

    types = ("workspaces/environments/versions", "registries/environments/versions")
    content = ("image", "condaFile", "build", "inferenceConfig", "osType")
    defaults: ClassVar[dict] = {
        "environmentType": "UserCreated",
        "osType": "Linux",
        "provisioningState": "Succeeded",
    }

    def lasting(self, properties: dict) -> dict:
        """Azure compares the operating system without case: az sends ``linux`` in an update."""
        return properties | {"osType": str(properties.get("osType")).lower()}

    def complete(self, context: Context, properties: dict) -> None:
        """Require an image or a build context, and conda packages that can be read."""
        image, build = properties.get("image"), properties.get("build")
        if bool(image) == bool(build):
            raise ArmError(
                400,
                "UserError",
                "An environment needs either a Docker image (with or without a conda file) or a "
                f"build context; '{context.id.segments[-3]}' has {'both' if image else 'neither'}.",
            )
        if "condaFile" in properties:
            _check_conda(properties["condaFile"])


def _check_conda(text: str) -> None:
    """Refuse a conda file that is not YAML or has no dependencies.

    Raises:
        ArmError: 400.
    """
    try:
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ArmError(400, "UserError", f"The conda file is not valid YAML: {error}") from None
    if not isinstance(content, dict) or "dependencies" not in content:
        raise ArmError(400, "UserError", "The conda file has no list of dependencies.")
