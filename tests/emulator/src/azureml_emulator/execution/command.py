"""Command jobs: a shell command in a folder of code, with data in and out."""

import re
from pathlib import Path
from typing import NamedTuple

from ..arm.kind import Context
from ..messages import ArmError
from . import distribution, environment, outputs
from .capacity import maximum
from .data import DataError, check_place, collect, fetch, locate
from .expressions import render, required
from .process import Command, Processes
from .run import Run
from .runner import JobCanceled, JobFailed, Runner

UPLOADED = ("outputs", "logs")  # folders of the code folder that Azure makes and uploads itself
_DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?")


class CommandRunner(Runner):
    """Runs command jobs."""

    job_type = "Command"

    def check(self, context: Context, properties: dict) -> None:
        """Refuse missing assets, computes and values, and what the emulator does not run."""
        emulator, workspace = context.emulator, str(context.id.root)
        count = nodes(properties)
        if count < 1:
            text = f"The job asks for {count} nodes; it needs at least 1."
            raise ArmError(400, "UserError", text)
        distribution.processes(properties.get("distribution"), count)
        _check_compute(emulator, properties.get("computeId"), count)
        _require_environment(emulator, properties["environmentId"])
        if properties.get("codeId"):
            _require(emulator, properties["codeId"], "code")
        for name, item in (properties.get("inputs") or {}).items():
            _check_input(emulator, workspace, name, item)
        for name, item in properties["outputs"].items():
            _check_location(emulator, workspace, f"output '{name}'", item["uri"])
        known = {f"inputs.{name}" for name in properties.get("inputs") or {}}
        known |= {f"outputs.{name}" for name in properties["outputs"]}
        if unknown := sorted(required(properties["command"]) - known):
            text = f"The command uses {', '.join(unknown)}, which the job does not have."
            raise ArmError(400, "UserError", text)

    def run(self, run: Run) -> None:
        """Wait for room, prepare, run, and collect what the command wrote."""
        properties = run.properties
        run.enter("Queued")
        with run.capacity.taken(run, properties.get("computeId"), nodes(properties)):
            run.enter("Preparing")
            try:
                bench = _bring(run)
                commands = self.commands(run, bench)
            except DataError as error:
                raise JobFailed(str(error)) from None
            run.enter("Running", started=run.emulator.clock.timestamp())
            timeout = seconds((properties.get("limits") or {}).get("timeout"))
            run.processes = Processes(commands, bench.code)
            ended = run.processes.wait(run.canceled, timeout)
        completed = ended is not None and ended[0] == 0 and not run.canceled.is_set()
        run.enter("Finalizing")
        problem = self.finish(run, bench) if completed else None
        _save(run, bench.code, completed and not problem)
        if run.canceled.is_set():
            raise JobCanceled
        if ended is None:
            raise JobCanceled(f"The job ran longer than its time limit of {timeout:g} seconds.")
        if not completed:
            raise JobFailed(_failure(*ended))
        if problem:
            raise JobFailed(problem)

    def commands(self, run: Run, bench: "Bench") -> list[Command]:
        """The commands to run side by side."""
        properties = run.properties
        text = render(properties["command"], bench.values)
        shared = environment.variables(run, bench.inputs, bench.outputs)
        processes = distribution.processes(properties.get("distribution"), nodes(properties))
        return [Command(text, shared | own.environment, run.log(own.log)) for own in processes]

    def finish(self, run: Run, bench: "Bench") -> str | None:
        """What is left to do when all commands have ended well; the reason if the job failed."""
        return None


class Bench(NamedTuple):
    """What a job works with on this machine.

    Attributes:
        code: the folder to run in.
        inputs: the value of each input: text, a URI or a path.
        outputs: the path or URI of each output.
    """

    code: Path
    inputs: dict[str, str]
    outputs: dict[str, str]

    @property
    def values(self) -> dict[str, str]:
        """The values of the expressions in a command."""
        values = {f"inputs.{name}": text for name, text in self.inputs.items()}
        return values | {f"outputs.{name}": text for name, text in self.outputs.items()}


def _bring(run: Run) -> Bench:
    """Bring code and data to this machine, and make the folders of the outputs."""
    properties = run.properties
    run.say(f"emulator: one local environment stands for {properties['environmentId']}")
    code = run.folder / "code"
    code.mkdir(parents=True, exist_ok=True)
    if properties.get("codeId"):
        fetch(run.emulator, locate(run.emulator, run.workspace, properties["codeId"]), code)
    for folder in UPLOADED:
        if not (code / folder).exists():
            (code / folder).mkdir()
    inputs = {
        name: _input(run, name, item) for name, item in (properties.get("inputs") or {}).items()
    }
    return Bench(code, inputs, outputs.prepare(run))


def _input(run: Run, name: str, item: dict) -> str:
    """The value of an input: text, a URI, or a path on this machine."""
    if item["jobInputType"] == "literal":
        return item["value"]
    if item.get("mode") == "Direct":
        return item["uri"]
    place = locate(run.emulator, run.workspace, item["uri"])
    writable = item.get("mode") == "Download"
    path = fetch(run.emulator, place, run.folder / "inputs" / name, writable=writable)
    run.say(f"input {name}: {item['uri']} at {path.relative_to(run.folder)}")
    return str(path)


def _save(run: Run, code: Path, completed: bool) -> None:
    """Keep the outputs, and the folders that are always kept."""
    for folder in UPLOADED:
        if (code / folder).is_dir():
            collect(run.emulator, code / folder, run.artifacts.child(folder))
    try:
        outputs.save(run, completed=completed)
    except (DataError, OSError) as error:
        raise JobFailed(f"The outputs cannot be kept: {error}") from None


def _failure(code: int, command: Command) -> str:
    """What a failed command tells its user: the exit code and the last traceback or lines."""
    lines = command.log.text().rstrip().splitlines()
    starts = [index for index, line in enumerate(lines) if line.startswith("Traceback (")]
    tail = lines[starts[-1] :] if starts else lines[-10:]
    program = command.text.split()[0] if command.text.split() else "bash"
    return (
        f"Execution failed. User process '{program}' exited with status code {code}. "
        "Please check log file 'user_logs/std_log.txt' for error details. Error: " + "\n".join(tail)
    )


def nodes(properties: dict) -> int:
    """How many instances the job asks for."""
    count = (properties.get("resources") or {}).get("instanceCount")
    return 1 if count is None else count


def seconds(duration: str | None) -> float | None:
    """The seconds of an ISO 8601 duration such as ``PT1M``."""
    found = _DURATION.fullmatch(duration or "")
    if not found:
        return None
    days, hours, minutes, seconds = (float(part or 0) for part in found.groups())
    return days * 86400 + hours * 3600 + minutes * 60 + seconds


def _check_compute(emulator, compute_id: str | None, count: int) -> None:
    """Refuse a compute that does not exist or has too few nodes; without one it is serverless."""
    if not compute_id:
        return
    compute = _require(emulator, compute_id, "compute")
    if count > maximum(compute):
        text = (
            f"The job asks for {count} nodes; the compute '{compute['name']}' has at most "
            f"{maximum(compute)}."
        )
        raise ArmError(400, "UserError", text)


def _check_input(emulator, workspace: str, name: str, item: dict) -> None:
    """Refuse an input that does not exist, or a mode that is not modelled."""
    if item["jobInputType"] == "literal":
        return
    if item.get("mode", "").startswith("Eval"):
        text = f"The emulator does not evaluate data (input '{name}', mode {item['mode']})."
        raise ArmError(400, "UserError", text)
    if item.get("mode") != "Direct":
        _check_location(emulator, workspace, f"input '{name}'", item["uri"])


def _check_location(emulator, workspace: str, owner: str, uri: str) -> None:
    """Refuse a URI that leads nowhere."""
    try:
        check_place(emulator, workspace, uri)
    except DataError as error:
        raise ArmError(400, "UserError", f"The {owner} is not valid. {error}") from None


def _require_environment(emulator, reference: str) -> None:
    """Refuse an environment that does not exist; the curated ones all do."""
    from ..kinds.public_asset import is_public  # kinds import execution

    if not is_public(reference):
        _require(emulator, reference, "environment")


def _require(emulator, resource_id: str, noun: str) -> dict:
    """A resource that the job names."""
    from ..kinds.asset_reference import find_asset  # kinds import execution

    resource = find_asset(emulator, resource_id)
    if resource is None:
        text = f"The {noun} '{resource_id}' of the job was not found."
        raise ArmError(404, "ResourceNotFound", text)
    return resource
