"""The jobs of a batch endpoint, as the SDK lists them.

Source: ``BatchEndpointOperations.list_jobs`` of the installed SDK.
"""

import re

from ..execution import batch
from ..messages import ArmError, Request, Response

_PATH = re.compile(
    r"/mferp/managementfrontend(?P<endpoint>/subscriptions/.+/batchEndpoints/[^/]+)"
    r"(?:/deployments/(?P<deployment>[^/]+))?/jobs(?:/(?P<job>[^/]+))?",
    re.IGNORECASE,
)


def handle(emulator, request: Request) -> Response:
    """List the jobs of an endpoint or of one of its deployments, or show one.

    Raises:
        ArmError: 404 when there is no such endpoint or job.
    """
    found = _PATH.fullmatch(request.path)
    endpoint = emulator.resources.get(found["endpoint"]) if found else None
    if endpoint is None:
        raise ArmError(404, "ResourceNotFound", f"There is nothing at {request.path}.")
    jobs = batch.jobs_of(emulator, endpoint, found["deployment"])
    if not found["job"]:
        return Response.of_json({"value": jobs})
    for job in jobs:
        if job["name"] == found["job"]:
            return Response.of_json(job)
    raise ArmError(404, "ResourceNotFound", f"The job '{found['job']}' was not found.")
