"""A local Azure Machine Learning for unmodified clients."""

__all__ = ["Emulator"]


def __getattr__(name: str):
    """Import the emulator only when it is asked for: ``azureml-emulator az`` must start fast."""
    if name == "Emulator":
        from .emulator import Emulator

        return Emulator
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
