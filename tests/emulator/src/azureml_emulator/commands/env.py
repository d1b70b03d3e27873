"""``azureml-emulator env``: the lines that point a shell at a running server."""

import shlex
import sys
from pathlib import Path

from .state import FOLDER_VARIABLE, server_of

# ``az`` of this shell and of the scripts that it starts becomes the emulator's.
AZ = 'az() { azureml-emulator az -- "$@"; }\nexport -f az 2>/dev/null || true'


def environment_of(folder: Path) -> dict[str, str] | None:
    """The variables of the server that holds a folder, or ``None`` when none runs."""
    server = server_of(folder)
    if server is None:
        return None
    from ..doors.settings import environment

    certificates = folder / "certificates"
    found = environment(server["port"], certificates / "bundle.pem", certificates / "authority.pem")
    return found | {
        FOLDER_VARIABLE: str(folder),
        "AZUREML_EMULATOR_URL": f"http://127.0.0.1:{server['port']}",
    }


def env(folder: Path) -> int:
    """Print the lines; fail when no server runs."""
    variables = environment_of(folder)
    if variables is None:
        print(
            f"No server holds {folder}. Start one: azureml-emulator serve --state {folder}",
            file=sys.stderr,
        )
        return 1
    for name, value in variables.items():
        print(f"export {name}={shlex.quote(value)}")
    print(AZ)
    return 0
