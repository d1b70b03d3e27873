"""What ``component.yml`` cannot say."""

from ..call import Call
from ..session import AzError
from ..verbs import perform


def show_component(call: Call):
    """Show one version.

    Raises:
        AzError: neither a version nor a label is given.
    """
    if not call.values.keys() & {"version", "label"}:
        raise AzError("Must provide either version or label.")
    return perform(call)
