"""What ``online-deployment.yml`` cannot say."""

from ..call import Call
from ..messages import warn
from ..verbs import create, operations

LINES = 50  # what az asks for without --lines


def create_deployment(call: Call):
    """Create a deployment; with ``--all-traffic`` it then gets all requests of the endpoint."""
    wanted = call.get("all_traffic")
    if wanted and call.get("no_wait"):
        warn("All traffic won't be set to the deployment since no_wait option was provided.")
        return create(call)
    if wanted:
        warn("All traffic will be set to the deployment once it has been provisioned.")
    deployment = create(call)
    if wanted:
        endpoints = call.client.online_endpoints
        endpoint = endpoints.get(deployment.endpoint_name)
        endpoint.traffic = {deployment.name: 100}
        endpoints.begin_create_or_update(endpoint).result()
    return deployment


def print_logs(call: Call) -> None:
    """Print the last lines of a container's log as they are, whatever ``--output`` says."""
    log = operations(call).get_logs(
        call["name"],
        call["endpoint_name"],
        int(call.get("lines", LINES)),
        container_type=call.get("container"),
    )
    print(log.replace("\\n", "\n"))
