"""What a server does while its first client is still starting."""


def warm_up() -> None:
    """Read the contract of Azure Resource Manager out of the SDK, which takes seconds."""
    from ..arm import contract

    contract.operations()
