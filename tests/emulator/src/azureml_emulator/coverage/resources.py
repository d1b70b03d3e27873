"""Resource types and their operations: those of the SDK's generated client, held against kinds."""

from ..arm import contract
from ..arm.kind import KINDS
from .state import state


def resources() -> list[dict]:
    """Every operation of the contract, by resource type.

    Returns:
        ``type`` and ``operations`` (name to state), in the order of the types.
    """
    found: dict[str, dict[str, str]] = {}
    for operation in sorted(_operations(), key=lambda item: item.resource_type.lower()):
        known = found.setdefault(operation.resource_type, {})
        known[operation.verb] = state(_recorded(operation))
    return [
        {"type": name, "operations": dict(sorted(known.items()))} for name, known in found.items()
    ]


def _operations() -> list[contract.Operation]:
    return [item for same_length in contract.operations().values() for item in same_length]


def _recorded(operation: contract.Operation) -> bool | None:
    """Whether an operation is recorded only; ``None`` when nothing answers it."""
    kind = KINDS.get(operation.resource_type.lower())
    if kind is None:
        return None
    if operation.method != "POST":
        return kind.recorded
    handler = kind.actions.get(operation.verb.lower())
    return None if handler is None else kind.recorded or handler.recorded
