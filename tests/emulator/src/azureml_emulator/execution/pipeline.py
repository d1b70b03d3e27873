"""Pipeline jobs: steps that pass data to each other, each of them a job.

Source: https://learn.microsoft.com/azure/machine-learning/reference-yaml-job-pipeline
"""

from ..arm.kind import Context
from ..messages import ArmError
from . import bindings, children, outputs, recorded, reuse, steps
from .data import DataError, check_place
from .run import Run
from .runner import RUNNERS, JobFailed, Runner

LOG = "logs/azureml/executionlogs.txt"  # where the SDK looks for the log of a pipeline
SHOWN = 5  # jobs named in a line of the log


class PipelineRunner(Runner):
    """Runs pipeline jobs."""

    job_type = "Pipeline"

    def check(self, context: Context, properties: dict) -> None:
        """Refuse steps that could not run: unknown components, inputs, computes, and circles."""
        properties = _with_component(context.emulator, properties)
        jobs = properties.get("jobs") or {}
        if not jobs:
            raise ArmError(400, "UserError", "The pipeline has no steps.")
        _check_order(jobs)
        _check_inputs(context, properties)
        sources = bindings.known_inputs(properties)
        emulator, workspace = context.emulator, str(context.id.root)
        for name, node in jobs.items():
            if recorded.reason(emulator, name, node, steps.RUNNING):
                continue
            # What comes from another step is not there yet: any text takes its place.
            coming = {
                place: {"jobInputType": "literal", "value": "-"}
                for needed in bindings.needed_steps(node)
                for place in _places(emulator, properties, needed)
            }
            step = steps.prepare(emulator, workspace, properties, name, sources | coming)
            placed = outputs.declare(name, step.properties["outputs"])
            job = step.properties | {"outputs": placed}
            RUNNERS[job["jobType"]].check(context, job)

    def run(self, run: Run) -> None:
        """Start every step as soon as the steps before it have completed."""
        run.enter("Running", started=run.emulator.clock.timestamp())
        execution = _Execution(run)
        try:
            execution.work()
        finally:
            execution.stop()
        run.enter("Finalizing")
        if execution.failed:
            names = ", ".join(f"/{name}" for name in execution.failed)
            raise JobFailed(
                f"Pipeline has failed child jobs. Failed nodes: {names}. For more details and "
                "logs, please go to the job detail page and check the child jobs."
            )


class _Execution:
    """One pipeline while it runs.

    Attributes:
        failed: the names of the steps that have failed or were canceled.
    """

    def __init__(self, run: Run):
        self._run = run
        self._pipeline = _with_component(run.emulator, run.properties)
        self._settings = self._pipeline.get("settings") or {}
        self._sources = bindings.known_inputs(self._pipeline)
        self._waiting: dict[str, dict] = dict(self._pipeline["jobs"])
        self._running: dict[str, str] = {}
        self._steps: dict[str, steps.Step] = {}
        self._completed: set[str] = set()
        self._log = run.log(LOG)
        self.failed: list[str] = []

    def work(self) -> None:
        """Run the steps until none is left that can run."""
        while True:
            self._start_ready()
            if not self._running:
                break
            for job_id in children.wait_for_one(self._run, self._running.values()):
                self._end(next(name for name, known in self._running.items() if known == job_id))
            if self.failed and not _flag(self._settings, "continue_on_step_failure", True):
                self._say("Execution of experiment failed, cancel running nodes.")
                self.stop()
                break
        self._say("Finishing experiment: no runs left and nothing to schedule.")

    def stop(self) -> None:
        """Cancel the steps that run."""
        children.stop(self._run, self._running.values())

    def _start_ready(self) -> None:
        """Start the steps that have all they need; a reused one is done at once."""
        started = []
        while ready := self._ready():
            for name in ready:
                del self._waiting[name]
                if self._start(name):
                    started.append(name)
        if started:
            ids = [f"{self._node_id(name)}:{self._child_name(name)}" for name in started]
            count, some = len(started), ",".join(ids[:SHOWN])
            self._say(f"Submitting {count} runs, first five are: {some}")

    def _ready(self) -> list[str]:
        """The steps that wait for nothing."""
        return [
            name
            for name, node in self._waiting.items()
            if bindings.needed_steps(node) <= self._completed
        ]

    def _start(self, name: str) -> bool:
        """Start a step, or reuse it; tell whether it was started."""
        run, emulator = self._run, self._run.emulator
        step = self._prepare(name)
        links = {"azureml.pipelinerunid": run.name, "azureml.nodeid": self._node_id(name)}
        step.properties["properties"] |= links
        self._steps[name] = step
        if self._reusable(step) and (original := reuse.find(emulator, run.workspace, step)):
            child = self._child_name(name)
            job_id = children.reuse(run, child, step.properties, original)
            self._say(f"Reusing the run {original['name']} for {self._node_id(name)}:{child}")
            self._take_outputs(name, job_id)
            return False
        self._running[name] = children.start(
            run, self._child_name(name), step.properties, **step.record
        )
        return True

    def _prepare(self, name: str) -> steps.Step:
        """A step, ready to be started."""
        run, node = self._run, self._pipeline["jobs"][name]
        if reason := recorded.reason(run.emulator, name, node, steps.RUNNING):
            return steps.Step(*recorded.step(name, node, self._pipeline, reason), False)
        try:
            return steps.prepare(run.emulator, run.workspace, self._pipeline, name, self._sources)
        except ArmError as error:  # what the check has seen may be gone by now
            raise JobFailed(error.message) from None

    def _end(self, name: str) -> None:
        """Take what a step has made, or note that it has failed."""
        job_id = self._running.pop(name)
        self._say(f"Completing processing run id {self._child_name(name)}.")
        if not children.completed(self._run, job_id):
            self.failed.append(name)
            return
        step = self._steps[name]
        if self._reusable(step):
            reuse.remember(self._run.emulator, self._run.workspace, step, job_id)
        self._take_outputs(name, job_id)

    def _take_outputs(self, name: str, job_id: str) -> None:
        """Pass the outputs of a step to the steps behind it and to the pipeline."""
        self._completed.add(name)
        given = self._pipeline["jobs"][name].get("outputs") or {}
        for output, made in children.job(self._run, job_id)["properties"]["outputs"].items():
            data = {"jobInputType": made["jobOutputType"], "uri": made["uri"]}
            self._sources[f"jobs.{name}.outputs.{output}"] = data
            if bound := bindings.pipeline_output(given.get(output)):
                outputs.adopt(self._run, bound, made["uri"])

    def _reusable(self, step: steps.Step) -> bool:
        """Whether a step may take over the outputs of another run, and lend its own."""
        return step.deterministic and not _flag(self._settings, "force_rerun", False)

    def _child_name(self, name: str) -> str:
        """The name of a step's job; on Azure it is a GUID, too."""
        return self._run.emulator.ids.of(f"{self._run.id}/{name}")

    def _node_id(self, name: str) -> str:
        """The short id that the log has for a step."""
        return self._child_name(f"node/{name}")[:8]

    def _say(self, text: str) -> None:
        """Add a line to the log of the pipeline."""
        time = self._run.emulator.clock.now().strftime("%Y-%m-%d %H:%M:%SZ")
        self._log.write(f"[{time}] {text}\n".encode())
        self._log.publish()


def _with_component(emulator, properties: dict) -> dict:
    """The properties of a pipeline; one made of a component gets its steps from there."""
    from ..kinds.asset_reference import find_asset  # kinds import execution

    reference = properties.get("componentId")
    if properties.get("jobs") or not reference:
        return properties
    component = find_asset(emulator, reference)
    if component is None:
        text = f"The component '{reference}' of the pipeline was not found."
        raise ArmError(404, "ResourceNotFound", text)
    spec = component["properties"]["componentSpec"]
    declared = spec.get("inputs") or {}
    inputs = bindings.inputs("pipeline", properties["inputs"], declared, {})
    return properties | {"jobs": spec["jobs"], "inputs": inputs}


def _places(emulator, pipeline: dict, name: str) -> list[str]:
    """The outputs of a step, as other steps name them."""
    jobs = pipeline["jobs"]
    if recorded.reason(emulator, name, jobs[name], steps.RUNNING):
        return recorded.outputs_taken(jobs, name)
    outputs = steps.output_names(emulator, pipeline, name)
    return [f"jobs.{name}.outputs.{output}" for output in outputs]


def _check_order(jobs: dict) -> None:
    """Refuse steps that need each other in a circle, or steps that do not exist.

    Raises:
        ArmError: 400.
    """
    done: set[str] = set()
    while len(done) < len(jobs):
        ready = {name for name, node in jobs.items() if bindings.needed_steps(node) <= done}
        if ready <= done:
            left = ", ".join(sorted(set(jobs) - done))
            text = f"The steps {left} wait for each other, or for steps that do not exist."
            raise ArmError(400, "UserError", text)
        done |= ready


def _check_inputs(context: Context, properties: dict) -> None:
    """Refuse inputs of the pipeline that are nowhere.

    Raises:
        ArmError: 400.
    """
    for name, item in properties["inputs"].items():
        if "uri" not in item or item.get("mode") == "Direct":
            continue
        try:
            check_place(context.emulator, str(context.id.root), item["uri"])
        except DataError as error:
            text = f"The input '{name}' of the pipeline is not valid. {error}"
            raise ArmError(400, "UserError", text) from None


def _flag(settings: dict, name: str, default: bool) -> bool:
    """A setting that is true or false, or text that says so."""
    value = settings.get(name)
    return default if value is None else str(value).lower() == "true"
