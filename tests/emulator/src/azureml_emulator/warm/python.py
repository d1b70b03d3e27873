"""The ``python`` of jobs: forks of one process that has imported what jobs import.

Importing pandas, scikit-learn and MLflow takes longer than most small jobs. The first job starts
the warm process and runs beside it on an ordinary interpreter; what comes later is forked. What a
fork cannot do alike also runs on the ordinary interpreter: other options of ``python``, a module of
the job with the name of one that is imported, variables that count only when Python starts.
"""

import atexit
import itertools
import os
import shlex
import shutil
import subprocess
import sys
import threading
from pathlib import Path

from . import link
from .startup import read_at_start

SERVER = Path(__file__).with_name("python_server.py")
CLIENT = Path(__file__).with_name("python_client.py")
QUIET = {"MLFLOW_DISABLE_TELEMETRY": "true", "GIT_PYTHON_REFRESH": "quiet"}  # while importing
NAMES = ("python", "python3")

_folders: dict[tuple, Path] = {}
_numbers = itertools.count()
_lock = threading.Lock()


def folder(environment: dict[str, str]) -> Path:
    """The folder that makes ``python`` a fork when it stands first on the PATH of a process.

    Args:
        environment: the variables of the process. One warm process serves all that agree in what
            Python reads when it starts.
    """
    key = tuple(sorted(read_at_start(environment).items()))
    with _lock:
        if key not in _folders:
            _folders[key] = _start(environment)
        return _folders[key]


def _start(environment: dict[str, str]) -> Path:
    """Write the scripts that lead to a warm process, and start it."""
    socket = link.socket_path(f"python-{os.getpid()}-{next(_numbers)}")
    scripts = socket.with_suffix(".bin")
    socket.unlink(missing_ok=True)  # of a process that had this number before
    shutil.rmtree(scripts, ignore_errors=True)
    scripts.mkdir()
    command = shlex.join([sys.executable, "-I", "-S", str(CLIENT), str(socket)])
    for name in NAMES:
        script = scripts / name
        script.write_text(f'#!/bin/sh\nexec {command} "$@"\n', encoding="utf-8")
        script.chmod(0o700)
    if sys.platform == "linux":  # elsewhere a fork after such imports is not safe
        _serve(socket, environment)
    return scripts


def _serve(socket: Path, environment: dict[str, str]) -> None:
    """Start a warm process, which ends with this one."""
    with socket.with_suffix(".log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, str(SERVER), str(socket)],
            env=environment | QUIET,
            stdin=subprocess.PIPE,  # closed when this process ends, however it ends
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    atexit.register(process.stdin.close)
