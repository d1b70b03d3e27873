"""Deployments that are recorded: they are stored as on Azure, and no server stands behind them."""

from ..kinds.asset_reference import find_asset
from ..kinds.public_asset import absence
from . import files

TRITON = "triton_model"


def reason(emulator, properties: dict) -> str | None:
    """Why no server is started for a deployment; ``None`` for one that really runs.

    Args:
        properties: of the deployment.
    """
    if properties["endpointComputeType"].lower() == "kubernetes":
        return "The emulator records Kubernetes deployments: it has no cluster to run them on."
    model, environment = properties.get("model"), properties.get("environmentId")
    if files.is_out_of_reach(emulator, model):
        return f"The emulator records this deployment. {absence(model)}"
    if properties.get("codeConfiguration"):
        return None
    if _property(emulator, model, "modelType") == TRITON:
        return "The emulator records deployments of Triton models: it has no Triton server."
    # Without a model and a script, both are in the image: a model package, say.
    if _property(emulator, environment, "inferenceConfig") or (environment and not model):
        return "The emulator records deployments of custom containers: it runs no containers."
    return None


def _property(emulator, reference: str | None, name: str):
    """A property of the asset that a deployment names, if there is such an asset."""
    asset = find_asset(emulator, reference) if reference else None
    return asset["properties"].get(name) if asset else None
