"""Jobs of model monitors: drift and data quality are computed from the tables of a signal.

What Azure does with Spark is done here with pandas, by the definitions of its own components.
Source: https://github.com/Azure/azureml-assets (assets/model_monitoring)
"""

import json
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from .. import environment
from ..command import Bench, CommandRunner
from ..data import DataError, check_place
from ..process import Command
from ..run import Run

if TYPE_CHECKING:
    from ...arm.kind import Context

WORKER = Path(__file__).with_name("worker.py")
LOG = "user_logs/std_log.txt"
# The signals that are computed; all others are recorded.
COMPUTED = ("datadrift", "predictiondrift", "dataquality")


class MonitorRunner(CommandRunner):
    """Computes the signals of a monitor; its definition is in the record of the job."""

    job_type = "Monitor"

    def check(self, context: "Context", properties: dict) -> None:
        """Refuse data that is gone.

        Raises:
            ArmError: 400.
        """
        from ...messages import ArmError

        for item in properties["inputs"].values():
            try:
                check_place(context.emulator, str(context.id.root), item["uri"])
            except DataError as error:
                raise ArmError(400, "UserError", str(error)) from None

    def commands(self, run: Run, bench: Bench) -> list[Command]:
        """The one process that computes everything."""
        record = run.emulator.executor.records.get(run.id)
        definition = record["monitor"]
        signals = [
            {
                "name": name,
                "definition": signal,
                "computed": signal["signalType"].lower() in COMPUTED,
                "production": bench.inputs.get(f"production_{index}"),
                "reference": bench.inputs.get(f"reference_{index}"),
            }
            for index, (name, signal) in enumerate(definition["signals"].items())
        ]
        alert = definition.get("alertNotificationSetting") or {}
        emails = (alert.get("emailNotificationSetting") or {}).get("emails") or []
        settings = run.folder / "monitor.json"
        content = {"signals": signals, "emails": emails, "time": record["time"]}
        settings.write_text(json.dumps(content), encoding="utf-8")
        text = shlex.join(["python", str(WORKER), str(settings)])
        shared = environment.variables(run, bench.inputs, bench.outputs)
        return [Command(text, shared, run.log(LOG))]
