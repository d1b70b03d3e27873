"""Types within a resource type: of computes, jobs, steps, datastores and the like.

What Azure has is read from the models of the contract, what the emulator has from the tables that
its rooms work with.
"""

import re
from collections.abc import Iterator
from functools import cache

from ..arm import body
from ..automl.algorithms import catalogue
from ..execution import RUNNERS, data, distribution, monitoring, recorded, steps
from ..execution.automl import request as automl
from ..kinds import compute, schedule_actions
from ..mltable import definition
from ..serving import recorded as serving
from .state import MISSING, MODELLED, RECORDED, state

STANDS_IN = "another algorithm stands in"


def variants() -> list[dict]:
    """Groups of types.

    Returns:
        ``group`` and ``types`` (name to state).
    """
    return [{"group": group, "types": types} for group, types in _groups()]


def algorithms() -> list[dict]:
    """The algorithms of automated machine learning.

    Returns:
        ``task`` and ``algorithms`` (name to state).
    """
    found = []
    for task, known in catalogue().items():
        states = {name: _algorithm(entry) for name, entry in known["algorithms"].items()}
        found.append({"task": task, "algorithms": dict(sorted(states.items()))})
    return found


def _algorithm(entry: dict) -> str:
    if "not_modelled" in entry:
        return f"{MISSING}: {entry['not_modelled']}"
    return STANDS_IN if entry.get("stands_in") else MODELLED


def _groups() -> Iterator[tuple[str, dict[str, str]]]:
    computes = dict.fromkeys(compute.LENGTHS, False) | dict.fromkeys(compute.ATTACHED, True)
    yield "Computes", _of_contract("Compute", computes)
    runners = {
        name: isinstance(runner, recorded.RecordedRunner) for name, runner in RUNNERS.items()
    }
    yield "Jobs", _of_contract("JobBaseProperties", runners)
    tasks = {name: name not in automl.TABULAR for name in body.subtypes("AutoMLVertical")}
    yield "Tasks of AutoML jobs", _of_contract("AutoMLVertical", tasks)
    yield (
        "Steps of pipelines",
        {
            _spoken(name): RECORDED if name not in steps.RUNNING else MODELLED
            for name in sorted(steps.RUNNING | set(recorded.STEPS))
        },
    )
    spread = dict.fromkeys(distribution.KINDS, False)
    yield "Distributions of command jobs", _of_contract("DistributionConfiguration", spread)
    yield "Datastores", _of_contract("DatastoreProperties", _datastores())
    actions = {
        kind.__name__: getattr(kind, "recorded", False)
        for kind in schedule_actions.ACTIONS.values()
    }
    more = {name: state(recorded_only) for name, recorded_only in actions.items()}
    yield "Actions of schedules", more | _of_contract("ScheduleActionBase", actions)
    signals = {name: name.lower() not in monitoring.COMPUTED for name in _signals()}
    yield "Signals of model monitors", _of_contract("MonitoringSignalBase", signals)
    served = {
        name: serving.reason(None, {"endpointComputeType": name}) is not None
        for name in body.subtypes("OnlineDeploymentProperties")
    }
    yield "Online deployments", _of_contract("OnlineDeploymentProperties", served)
    tables = dict.fromkeys(definition.TRANSFORMATIONS, MODELLED)
    yield (
        "Transformations of MLTable files",
        tables | dict.fromkeys(definition.NOT_MODELLED, MISSING),
    )


def _of_contract(model: str, known: dict[str, bool]) -> dict[str, str]:
    """The subtypes of a model, and whether they are known and recorded only."""
    spelling = {name.lower(): recorded_only for name, recorded_only in known.items()}
    return {name: state(spelling.get(name.lower())) for name in body.subtypes(model)}


def _datastores() -> dict[str, bool]:
    """Data is read and written where a datastore names a container of a storage account."""
    return {
        name: not set(data.CONTAINERS) & set(body.fields(model))
        for name, model in body.subtypes("DatastoreProperties").items()
    }


@cache
def _signals() -> tuple[str, ...]:
    return tuple(body.subtypes("MonitoringSignalBase"))


def _spoken(name: str) -> str:
    return re.sub("_", " ", name)
