"""Fine-tuning and distillation jobs are recorded and not run: there are no language models here."""

from .recorded import RecordedRunner


class FineTuningRunner(RecordedRunner):
    """Records fine-tuning jobs."""

    job_type = "FineTuning"
    noun = "fine-tuning"
    place = "GPUs or a serverless endpoint, with a model of the catalog"
