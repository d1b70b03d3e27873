from promptflow.core import tool

ADVICE = {
    "compute": "Set the minimum number of nodes to 0. An idle cluster then releases its nodes.",
    "deployment": "Read the logs of the deployment first.",
}


@tool
def find(label: str) -> str:
    return ADVICE.get(label, "")
