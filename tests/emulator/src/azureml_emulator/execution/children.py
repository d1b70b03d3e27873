"""Jobs that a job starts: the trials of a sweep, the steps of a pipeline."""

from collections.abc import Iterable

from .defaults import complete
from .run import Run
from .runner import JobCanceled

CHECK = 1.0  # seconds after which a parent looks at its deadline although nothing has happened


def start(run: Run, name: str, properties: dict, **record) -> str:
    """Create a child of a job and start it.

    Args:
        properties: of the child, as a client would send them.
        record: more of the child's record in run history, such as its ``runner``.

    Returns:
        the resource id of the child.

    Raises:
        JobCanceled: the parent was canceled.
    """
    with run.emulator.lock:
        if run.canceled.is_set():
            raise JobCanceled
        job = _create(run, name, complete(run.workspace, name, properties), record)
        run.emulator.executor.submit(job)
    return job["id"]


def attach(run: Run, name: str, properties: dict) -> Run:
    """Create a child of a job that works in the process of its parent; the parent moves it on.

    Args:
        properties: of the child, as a client would send them.
    """
    with run.emulator.lock:
        job = _create(run, name, complete(run.workspace, name, properties), {})
        run.emulator.executor.tracking.touch(job["id"])
    return run.within(job["id"])


def reuse(run: Run, name: str, properties: dict, original: dict) -> str:
    """Create a child that does not run: it shows the outputs and logs of a completed job.

    Args:
        original: the resource of the completed job.

    Returns:
        the resource id of the child.
    """
    executor = run.emulator.executor
    kept = executor.records.get(original["id"], {})
    times = {key: kept[key] for key in ("started", "ended", "outputs") if key in kept}
    completed = complete(run.workspace, name, properties)
    completed |= {"status": "Completed", "outputs": original["properties"]["outputs"]}
    completed["properties"] |= {
        "azureml.isreused": "true",
        "azureml.reusedrunid": original["name"],
    }
    with run.emulator.lock:
        job = _create(run, name, completed, times)
        executor.tracking.touch(job["id"])
    return job["id"]


def job(run: Run, job_id: str) -> dict:
    """The resource of a child as it is now."""
    return run.emulator.resources.get(job_id)


def wait_for_one(run: Run, job_ids: Iterable[str]) -> list[str]:
    """Wait until one of several children has ended, or for a moment.

    Returns:
        the children that have ended.

    Raises:
        JobCanceled: the parent was canceled.
    """
    executor, watched = run.emulator.executor, list(job_ids)

    def ended() -> list[str]:
        return [job_id for job_id in watched if not executor.is_active(job_id)]

    executor.wait_for(lambda: ended() or run.canceled.is_set(), CHECK)
    if run.canceled.is_set():
        raise JobCanceled
    return ended()


def stop(run: Run, job_ids: Iterable[str]) -> None:
    """Cancel children and wait until they have ended."""
    executor, stopped = run.emulator.executor, list(job_ids)
    for job_id in stopped:
        executor.cancel(job_id)
    for job_id in stopped:
        executor.wait(job_id)


def error(run: Run, job_id: str) -> str:
    """Why a child has failed."""
    found = run.emulator.executor.records.get(job_id, {}).get("error") or {}
    return found.get("message", "")


def completed(run: Run, job_id: str) -> bool:
    """Whether a child has ended well."""
    return job(run, job_id)["properties"]["status"] == "Completed"


def _create(run: Run, name: str, properties: dict, record: dict) -> dict:
    """Store the resource and the record of a child."""
    emulator = run.emulator
    parent = emulator.resources.get(run.id)
    child = {
        "id": f"{run.workspace}/jobs/{name}",
        "name": name,
        "type": parent["type"],
        "systemData": parent["systemData"] | {"createdAt": emulator.clock.timestamp()},
        "properties": properties,
    }
    emulator.resources.put(child["id"], child)
    links = {"parent": run.name, "root": run.root}
    emulator.executor.records.put(child["id"], links | record)
    return child
