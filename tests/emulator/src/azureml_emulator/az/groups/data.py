"""What ``data.yml`` cannot say."""

from ..call import Call
from ..verbs import load, send


def create_data(call: Call):
    """Register or import data; ``--skip-validation`` leaves the content of an MLTable unread."""
    data = load(call)
    data._skip_validation = bool(call.get("skip_validation"))
    return send(call, "create", data)
