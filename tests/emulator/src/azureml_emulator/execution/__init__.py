"""Jobs that really run: one module for each job type, and what they share.

To add a job type, write a module with a subclass of ``runner.Runner`` and import it here.
"""

from . import automl, command, finetuning, monitoring, parallel, pipeline, spark, sweep
from .executor import Executor
from .runner import RUNNERS

__all__ = [
    "RUNNERS",
    "Executor",
    "automl",
    "command",
    "finetuning",
    "monitoring",
    "parallel",
    "pipeline",
    "spark",
    "sweep",
]
