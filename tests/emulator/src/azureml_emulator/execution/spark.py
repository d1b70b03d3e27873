"""Spark jobs are recorded and not run: there is no Spark here, and nothing pretends to be one."""

from .run import Run
from .runner import JobCanceled, Runner

NOTICE = (
    "The emulator records Spark jobs and does not run them: this job stays NotStarted until it is "
    "canceled. On Azure it would run on serverless Spark or an attached Synapse pool.\n"
)


class SparkRunner(Runner):
    """Keeps Spark jobs in the status NotStarted, with a log that says why."""

    job_type = "Spark"

    def run(self, run: Run) -> None:
        """Wait until somebody cancels the job."""
        log = run.log("user_logs/std_log.txt")
        log.write(NOTICE.encode())
        log.publish()
        run.enter("NotStarted")
        run.canceled.wait()
        raise JobCanceled(NOTICE.strip())
