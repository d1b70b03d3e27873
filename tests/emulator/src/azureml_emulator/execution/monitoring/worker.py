"""The process of a monitor's job: reads the tables, computes, logs metrics and alerts.

It runs as a script in a folder of its own, so that its neighbours are imported by their names.
"""

import json
import sys
from datetime import datetime
from pathlib import Path

import drift
import features
import mlflow
import quality
import tables

OUTPUTS = Path("outputs/monitoring")  # Azure keeps what a job writes below ``outputs``
BREACHED = "azureml_modelmonitor_threshold_breached"  # the tag that Azure's own component sets


def main(path: str) -> None:
    """Compute the signals that a settings file names."""
    settings = json.loads(Path(path).read_text(encoding="utf-8"))
    end = datetime.fromisoformat(settings["time"])
    OUTPUTS.mkdir(parents=True, exist_ok=True)
    alerts = []
    for signal in settings["signals"]:
        name, definition = signal["name"], signal["definition"]
        if not signal["computed"]:
            print(f"{name}: the emulator records {definition['signalType']} signals only")
            continue
        rows = compute(signal, end)
        (OUTPUTS / f"{name}.json").write_text(json.dumps(rows, indent=2), encoding="utf-8")
        for row in rows:
            mlflow.log_metric(f"{name}/{row['metric']}/{row['feature']}", row["value"])
            print(f"{name}: {row['metric']} of {row['feature']} is {row['value']:.5f}")
        broken = [row for row in rows if row["breached"]]
        if broken:
            alerts.append(f"{name}: {', '.join(describe(row) for row in broken)}")
            if definition.get("mode", "").lower() == "enabled":
                to = ", ".join(settings["emails"]) or "nobody"
                print(f"{name}: an alert would be mailed to {to}; the emulator sends no mail")
    if alerts:
        mlflow.set_tag(BREACHED, "; ".join(alerts))


def compute(signal: dict, end: datetime) -> list[dict]:
    """The metrics of one signal: a row for each feature and metric.

    Args:
        end: the time of the run, from which rolling data windows count back.
    """
    definition = signal["definition"]
    production = tables.read(signal["production"], definition["productionData"], end)
    reference = tables.read(signal["reference"], definition["referenceData"], end)
    shown = f"{len(production)} rows of production data, {len(reference)} of reference data"
    print(f"{signal['name']}: {shown}")
    kinds = features.select(definition, production, reference)
    module = quality if definition["signalType"].lower() == "dataquality" else drift
    return [
        row | {"breached": breached(row)}
        for row in module.compute(production, reference, kinds, definition["metricThresholds"])
    ]


def breached(row: dict) -> bool:
    """Whether a value is beyond its threshold; the p-value of a test must not be below it."""
    if row["threshold"] is None:
        return False
    if row["metric"] in drift.TESTS:
        return row["value"] < row["threshold"]
    return row["value"] > row["threshold"]


def describe(row: dict) -> str:
    """A metric that is beyond its threshold, in words."""
    return f"{row['metric']} of {row['feature']} is {row['value']:.5f} ({row['threshold']:g})"


if __name__ == "__main__":
    main(sys.argv[1])
