"""Spark jobs are recorded and not run: there is no Spark here."""

from .recorded import RecordedRunner


class SparkRunner(RecordedRunner):
    """Records Spark jobs."""

    job_type = "Spark"
    noun = "Spark"
    place = "serverless Spark or an attached Synapse pool"
