"""Parallel jobs: an entry script runs on mini batches of one input, in several processes.

Source: https://learn.microsoft.com/azure/machine-learning/reference-yaml-job-parallel
"""

import json
import os
import re
import shlex
from pathlib import Path

from . import environment, mini_batches
from .command import Bench, CommandRunner, nodes
from .data import fetch, locate
from .expressions import render
from .process import Command
from .run import Run

WORKER = Path(__file__).with_name("mini_batch_worker.py")
ROWS = "parallel_run_step.txt"  # the file of all rows where append_row_to is a folder
RETRIES, TIMEOUT = 2, 60  # what the service takes when a job says nothing
_NAME = re.compile(r"\$\{\{\s*inputs\.(\w+)\s*\}\}")
_THRESHOLD = re.compile(r"--(error_threshold|allowed_failed_percent)[ =](-?\d+)")


class ParallelRunner(CommandRunner):
    """Runs parallel steps of pipelines; their settings are in the record of the job."""

    job_type = "Parallel"

    def commands(self, run: Run, bench: Bench) -> list[Command]:
        """The processes that take the mini batches."""
        settings = _settings(run)
        task, retry = settings["task"], settings.get("retry_settings") or {}
        queue = mini_batches.Queue(run.folder / "mini-batches")
        count = queue.fill(
            _data(run, bench, settings),
            size=settings.get("mini_batch_size"),
            keys=_keys(settings.get("partition_keys")),
            retries=_or(retry.get("max_retries"), RETRIES),
            timeout=_or(retry.get("timeout"), TIMEOUT),
        )
        run.say(f"emulator: {count} mini batches")
        each = int(settings.get("max_concurrency_per_instance") or os.cpu_count())
        arguments = render(task.get("program_arguments") or "", bench.values)
        # -P: the folder of the worker must not shadow what the entry script imports
        start = ["python", "-P", str(WORKER), str(queue.folder), task["entry_script"]]
        text = f"{shlex.join(start)} {arguments}"
        shared = environment.variables(run, bench.inputs, bench.outputs)
        workers = max(1, min(each * nodes(run.properties), count))
        names = [f"user_logs/std_log_process_{number}.txt" for number in range(workers)]
        return [Command(text, shared, run.log(name)) for name in names]

    def finish(self, run: Run, bench: Bench) -> str | None:
        """Append the rows of all mini batches, and count what has failed."""
        settings = _settings(run)
        queue = mini_batches.Queue(run.folder / "mini-batches")
        results = queue.results()
        failed = [result for result in results if result.failed]
        items = sum(result.items - result.returned for result in results)
        run.say(f"emulator: {len(failed)} of {len(results)} mini batches failed, {items} items")
        target = render(settings["task"].get("append_row_to") or "", bench.values)
        if target:
            path = Path(target) / ROWS if Path(target).is_dir() else Path(target)
            path.write_text("".join(result.rows for result in results), encoding="utf-8")
        return _excess(settings, len(failed), len(results), items)


def _settings(run: Run) -> dict:
    """The settings of a parallel step."""
    return run.emulator.executor.records.get(run.id)["parallel"]


def _data(run: Run, bench: Bench, settings: dict) -> Path:
    """Where the input that is split is on this machine."""
    name = _NAME.fullmatch(settings["input_data"].strip())[1]
    value = bench.inputs[name]
    if "://" not in value:
        return Path(value)
    place = locate(run.emulator, run.workspace, value)
    return fetch(run.emulator, place, run.folder / "inputs" / name, writable=False)


def _keys(keys) -> list[str]:
    """The names of the columns to partition by; the SDK sends a list as JSON text."""
    return json.loads(keys) if isinstance(keys, str) else keys or []


def _excess(settings: dict, failed: int, total: int, items: int) -> str | None:
    """Why the job has failed, if more went wrong than it allows; -1 allows everything."""
    arguments = settings["task"].get("program_arguments") or ""
    said = {name: int(number) for name, number in _THRESHOLD.findall(arguments)}
    batches = int(_or(settings.get("mini_batch_error_threshold"), -1))
    if 0 <= batches < failed:
        return f"{failed} mini batches have failed; mini_batch_error_threshold is {batches}."
    allowed = int(said.get("error_threshold", _or(settings.get("error_threshold"), -1)))
    if 0 <= allowed < items:
        return f"{items} items have failed; error_threshold is {allowed}."
    percent = said.get("allowed_failed_percent", 100)
    if failed * 100 > percent * total:
        return f"{failed} of {total} mini batches have failed; allowed are {percent} percent."
    return None


def _or(value, default: int) -> int:
    """``value``, or ``default`` where there is none; 0 is a value."""
    return default if value is None else int(value)
