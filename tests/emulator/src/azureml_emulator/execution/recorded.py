"""What is recorded and not run: there is nothing here to run it, and nothing pretends to.

A job stays NotStarted until it is canceled. A step of a pipeline fails, because the steps behind it
wait for its outputs.
"""

import re
from typing import ClassVar

from .run import Run
from .runner import JobCanceled, JobFailed, Runner

LOG = "user_logs/std_log.txt"
# Steps that a pipeline of Azure can have; what runs here is in steps.py.
STEPS = {
    "automl": "AutoML",
    "data_transfer": "data transfer",
    "do_while": "do-while",
    "finetuning": "fine-tuning",
    "flow_parallel": "prompt flow",
    "if_else": "if-else",
    "import": "import",
    "parallel_for": "parallel-for",
    "spark": "Spark",
}
_OUTPUT = re.compile(r"\$\{\{\s*parent\.(jobs\.\w+\.outputs\.\w+)\s*\}\}")


class RecordedRunner(Runner):
    """Keeps jobs of one type in the status NotStarted, with a log that says why.

    Attributes:
        noun: what the jobs are called.
        place: where they would run on Azure.
    """

    noun: ClassVar[str] = ""
    place: ClassVar[str] = ""

    @property
    def notice(self) -> str:
        """The line in the log."""
        return (
            f"The emulator records {self.noun} jobs and does not run them: this job stays "
            f"NotStarted until it is canceled. On Azure it would run on {self.place}.\n"
        )

    def run(self, run: Run) -> None:
        """Wait until somebody cancels the job."""
        _write(run, self.notice)
        run.enter("NotStarted")
        run.recorded = True
        run.canceled.wait()
        raise JobCanceled(self.notice.strip())


class RecordedStep(Runner):
    """Ends a step that cannot run here; the reason is in the record of its job."""

    job_type = "RecordedStep"

    def run(self, run: Run) -> None:
        """Fail with the reason."""
        reason = run.emulator.executor.records.get(run.id)["reason"]
        _write(run, f"{reason}\n")
        raise JobFailed(reason)


def reason(emulator, name: str, node: dict, running: frozenset[str]) -> str | None:
    """Why a step of a pipeline is recorded only; ``None`` for one that runs.

    Args:
        running: the types of steps that run.
    """
    from ..kinds.asset_reference import find_asset  # kinds import execution
    from ..kinds.public_asset import absence, is_public

    kind = node.get("type")
    if kind not in running and kind in STEPS:
        return f"The emulator records {STEPS[kind]} steps and does not run them ('{name}')."
    component = (node.get("trial") or node).get("componentId")
    if is_public(component) and find_asset(emulator, component) is None:
        return f"The step '{name}' cannot run here: its component {absence(component)}"
    return None


def step(name: str, node: dict, pipeline: dict, reason: str) -> tuple[dict, dict]:
    """The properties and the record of the job of a step that does not run.

    It is shown as a command job: not every type of step is a job that a client can read.
    """
    properties = {
        "jobType": "Command",
        "command": f"{node.get('type')} step (recorded, not run)",
        "environmentId": "",
        "displayName": node.get("display_name") or name,
        "experimentName": pipeline["experimentName"],
        "tags": node.get("tags") or {},
        "properties": {"azureml.moduleName": name},
    }
    return properties, {"runner": RecordedStep.job_type, "reason": reason}


def outputs_taken(jobs: dict, name: str) -> list[str]:
    """The expressions by which other steps take the outputs of a step."""
    texts = [
        str(item.get("value", ""))
        for node in jobs.values()
        for item in (node.get("inputs") or {}).values()
    ]
    found = {place for text in texts for place in _OUTPUT.findall(text)}
    return sorted(place for place in found if place.startswith(f"jobs.{name}."))


def _write(run: Run, text: str) -> None:
    log = run.log(LOG)
    log.write(text.encode())
    log.publish()
