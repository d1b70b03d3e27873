"""Which models a resource has."""

from ..messages import Request, Response
from . import deployments
from .errors import ServiceError


def models(emulator, request: Request) -> Response:
    """List models."""
    tuned = [model for _, model in deployments.tuned(emulator).items()]
    every = [*deployments.models().values(), *tuned]
    return Response.of_json({"object": "list", "data": [_shown(model) for model in every]})


def model(emulator, request: Request, id: str) -> Response:
    """Get a model.

    Raises:
        ServiceError: 404.
    """
    for entry in (*deployments.models().values(), deployments.tuned(emulator).get(id)):
        if entry and id in (entry["name"], deployments.full_name(entry)):
            return Response.of_json(_shown(entry))
    raise ServiceError(404, "ModelNotFound", f"The model '{id}' does not exist.", "model")


def _shown(model: dict) -> dict:
    """A model as the data plane lists it."""
    return {
        "id": deployments.full_name(model),
        "object": "model",
        "status": "succeeded",
        "lifecycle_status": model["lifecycle"],
        "deprecation": {"inference": str(model["retires"])},
        "capabilities": {
            "chat_completion": model["task"] == "chat",
            "embeddings": model["task"] == "embeddings",
            "fine_tune": model.get("fine_tune", False),
            "inference": True,
        },
    }
