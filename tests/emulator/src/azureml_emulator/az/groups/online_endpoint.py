"""What ``online-endpoint.yml`` cannot say."""

from ..call import Call
from ..session import AzError
from ..update import update


def update_endpoint(call: Call):
    """Change an endpoint; traffic is given in per cent, ``"blue=90 green=10"``."""
    for flag in ("traffic", "mirror_traffic"):
        if flag in call.values:
            call.values[flag] = shares(call[flag])
    return update(call)


def shares(text: str) -> dict[str, int]:
    """``blue=90 green=10`` as a dictionary.

    Raises:
        AzError: the text is of another form.
    """
    found = {}
    for item in text.split():
        name, equals, share = item.partition("=")
        if not equals:
            raise AzError(f"'{item}' is not of the form deployment=percentage")
        if not share.isnumeric():
            raise AzError("Do not add a delimiter between traffic variables")
        found[name] = int(share)
    return found
