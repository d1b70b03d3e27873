"""AutoML jobs: a process of ``azureml_emulator.automl`` searches; its trials are shown as jobs."""

from .runner import AutoMLRunner

__all__ = ["AutoMLRunner"]
