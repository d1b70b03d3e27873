"""Services beside Azure Resource Manager: the hosts that the emulator plays."""

import re

from .. import planes


def services() -> list[dict]:
    """The hosts, in the order in which they are tried.

    Returns:
        ``host``, ``path`` (how it begins), ``about`` (one line), and ``operations`` (names), which
        is empty where a service has no table of them.
    """
    return [
        {
            "host": _readable(host),
            "path": _readable(path),
            "about": plane.__doc__.strip().split("\n")[0].replace("``", "`"),
            "operations": _operations(plane),
        }
        for host, path, plane in planes.PLANES
    ]


def _operations(plane) -> list[str]:
    """The names in the table ``OPERATIONS`` of a plane; of functions, what their docstring says."""
    table = getattr(plane, "OPERATIONS", {})
    names = {
        re.split(r"[,:;.]", entry.__doc__)[0] if callable(entry) else str(key)
        for key, entry in table.items()
    }
    return sorted(names)


def _readable(pattern: str) -> str:
    """A pattern of hosts or paths as a reader writes it: ``*.blob.core.windows.net``."""
    return re.sub(r"\[a-z0-9-?\]\+|\.\*", "*", pattern.replace(r"\.", "."))
