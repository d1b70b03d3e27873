"""Sweep jobs: trials of one command with different hyperparameters, side by side.

Source: https://learn.microsoft.com/azure/machine-learning/how-to-tune-hyperparameters
"""

import json
import math
import re
import time

from ..arm.kind import Context
from ..messages import ArmError
from . import children, outputs, sampling, search_space, termination
from .command import seconds
from .run import Run
from .runner import RUNNERS, JobCanceled, JobFailed, Runner
from .trials import Trials

MOST_TRIALS = 1000
LOG = "azureml-logs/hyperdrive.txt"  # where the SDK looks for the log of a sweep
_PARAMETER = re.compile(r"\$\{\{\s*search_space\.")


class SweepRunner(Runner):
    """Runs sweep jobs."""

    job_type = "Sweep"

    def check(self, context: Context, properties: dict) -> None:
        """Refuse a space, sampling, policy, limits or trial that the service would refuse."""
        space = search_space.read(properties["searchSpace"])
        policy = properties.get("earlyTermination")
        sampling.check(properties["samplingAlgorithm"], space, early_termination=bool(policy))
        termination.check(policy)
        _check_limits(properties.get("limits") or {})
        middle = {name: distribution.value(0.5) for name, distribution in space.items()}
        RUNNERS["Command"].check(context, trial(properties, middle, context.id.name))

    def run(self, run: Run) -> None:
        """Start trials until there is no other, and take over the outputs of the best one."""
        properties = run.properties
        limits = properties.get("limits") or {}
        timeout = seconds(limits.get("timeout"))
        deadline = time.monotonic() + timeout if timeout else math.inf
        run.enter("Running", started=run.emulator.clock.timestamp())
        trials = Trials(run, _log(run))
        _note_search(run, properties)
        try:
            _try(run, trials, deadline)
        finally:
            trials.close()
        best = trials.best()
        if best:
            _adopt(run, *best)
        if trials.count and not trials.completed:
            raise JobFailed(f"All trials have failed or were canceled. {trials.first_error()}")
        run.enter("Finalizing")


def trial(properties: dict, point: dict, sweep: str, number: int = 0) -> dict:
    """The properties of the command job that tries one point of the search space.

    The command may refer to a hyperparameter as ``search_space.x`` or as ``inputs.x``.

    Args:
        properties: of the sweep.
        sweep: the name of the sweep; that of the trial takes its place in the paths of outputs.
    """
    template = properties["trial"]
    values = {key: search_space.text(value) for key, value in point.items()}
    literals = {key: {"jobInputType": "literal", "value": text} for key, text in values.items()}
    copied = ("codeId", "environmentId", "distribution")
    found = {key: template[key] for key in copied if template.get(key)}
    if limit := (properties.get("limits") or {}).get("trialTimeout"):
        found["limits"] = {"jobLimitsType": "Command", "timeout": limit}
    if properties.get("computeId"):
        found["computeId"] = properties["computeId"]
    if resources := template.get("resources") or properties.get("resources"):
        found["resources"] = resources
    return found | {
        "jobType": "Command",
        "experimentName": properties["experimentName"],
        "command": _PARAMETER.sub("${{inputs.", template["command"]),
        "inputs": properties["inputs"] | literals,
        "outputs": {
            key: _output(output, sweep, f"{sweep}_{number}")
            for key, output in properties["outputs"].items()
            if key != "default"
        },
        "environmentVariables": (template.get("environmentVariables") or {})
        | {f"AZUREML_SWEEP_{key}": text for key, text in values.items()},
        "tags": {"hyperparameters": json.dumps(point)},
    }


def _output(output: dict, sweep: str, name: str) -> dict:
    """An output of a trial: a place of its own, and no asset, which only the best one becomes."""
    own = {key: value for key, value in output.items() if key not in ("assetName", "assetVersion")}
    return own | {"uri": output["uri"].replace(f"/{sweep}/", f"/{name}/")}


def _try(run: Run, trials: Trials, deadline: float) -> None:
    """Run all trials, as many at a time as the limits allow."""
    properties = run.properties
    limits = properties.get("limits") or {}
    total = limits.get("maxTotalTrials") or MOST_TRIALS
    together = limits.get("maxConcurrentTrials") or total
    space = search_space.read(properties["searchSpace"])
    seed = 0 if run.emulator.deterministic else None
    sampler = sampling.create(properties["samplingAlgorithm"], space, seed=seed)
    exhausted = False
    while True:
        while not exhausted and trials.count < total and len(trials.active) < together:
            point = sampler.next(trials.results())
            exhausted = point is None
            if point is not None:
                trials.start(point, trial(properties, point, run.name, trials.count))
        if not trials.active:
            return
        trials.wait()
        if time.monotonic() > deadline:
            raise JobCanceled("The sweep ran longer than its time limit; its trials are canceled.")


def _note_search(run: Run, properties: dict) -> None:
    """Say in the properties of the job what is searched, as the service does."""
    objective = properties["objective"]
    space = search_space.read(properties["searchSpace"])
    size = math.prod(distribution.size for distribution in space.values())
    goal = {"name": objective["primaryMetric"], "goal": objective["goal"].lower()}
    run.describe(
        {
            "primary_metric_config": json.dumps(goal),
            "runTemplate": "HyperDrive",
            "azureml.runsource": "hyperdrive",
            "platform": "AML",
            "space_size": "infinite_space_size" if math.isinf(size) else str(size),
        }
    )


def _adopt(run: Run, best_id: str, score: float) -> None:
    """Make the best trial known, and its outputs those of the sweep."""
    best = children.job(run, best_id)
    run.describe(
        {
            "best_child_run_id": best["name"],
            "score": str(score),
            "best_metric_status": "Succeeded",
            "best_data_container_id": f"dcid.{best['name']}",
        }
    )
    for name, output in best["properties"]["outputs"].items():
        if name != "default":
            outputs.adopt(run, name, output["uri"])


def _log(run: Run):
    """A function that adds a line to the log of the sweep."""
    log = run.log(LOG)

    def write(source: str, text: str) -> None:
        time_now = run.emulator.clock.timestamp()
        log.write(f"[{time_now}][{source}][INFO]{text}\n".encode())
        log.publish()

    return write


def _check_limits(limits: dict) -> None:
    """Refuse numbers of trials that the service does not take.

    Raises:
        ArmError: 400.
    """
    for key in ("maxTotalTrials", "maxConcurrentTrials"):
        if key in limits and not 1 <= limits[key] <= MOST_TRIALS:
            text = f"The {key} of the sweep is {limits[key]}; it must be from 1 to {MOST_TRIALS}."
            raise ArmError(400, "UserError", text)
