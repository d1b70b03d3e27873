"""Run ``cli.sh`` or ``rest.sh`` under bash, as it stands: `az` and `curl` reach the emulator."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

from ..finding import one_line
from ..listings.listing import Listing
from ..listings.regions import step_at
from .az_service import az_service
from .recording import Failure, Recording, sent_of
from .stage import LONGEST, Stage, TooLong, finish_jobs

MARK = "\x1e"
# Read by bash before the script (BASH_ENV). Marks go to the script's own standard output, so a
# pipe or a $(…) never sees them; the tag tells the emulator which line a request comes from. It
# is a variable for `az`, and the user name of the proxy for `curl`.
PRELUDE = """\
unset BASH_ENV
exec 8>&1
set -o functrace
trap 'printf "\\036!%s\\036" "$LINENO" >&8' ERR
ladder_mark() {
  export AZUREML_EMULATOR_TAG=cli:$1
  if [ -n "$LADDER_PROXY" ]; then export https_proxy="${LADDER_PROXY/LINE/$1}"; fi
  printf "\\036%s\\036" "$1" >&8
}
trap 'ladder_mark "$LINENO"' DEBUG
"""
AZ = """\
#!/bin/sh
exec "{python}" -m azureml_emulator az -- "$@"
"""


def run(listing: Listing, stage: Stage, face: str = "cli") -> Recording:
    """Run the CLI or REST face of ``listing`` on ``stage``."""
    from azureml_emulator.doors import inprocess

    recording = Recording(listing.name, face)
    file = listing.faces[face]
    tools = stage.folder / "tools"
    tools.mkdir()
    (tools / "prelude.sh").write_text(PRELUDE, "utf-8")
    (tools / "az").write_text(AZ.format(python=sys.executable), "utf-8")
    (tools / "az").chmod(0o755)

    def step_of(line: int) -> str | None:
        return step_at(listing.regions[face], line)

    door = stage.emulator.door
    environment = os.environ | door.environment
    environment |= {
        "AZUREML_EMULATOR_URL": f"http://127.0.0.1:{door.port}",
        # as after `source .venv/bin/activate`: azmlinfsrv, mlflow and python are those of here
        "PATH": os.pathsep.join([str(tools), str(Path(sys.executable).parent), os.environ["PATH"]]),
        "BASH_ENV": str(tools / "prelude.sh"),
    }
    if face == "rest":
        environment["LADDER_PROXY"] = f"http://rest%3ALINE:tag@127.0.0.1:{door.port}"
    with inprocess.installed(stage.emulator), az_service(stage.emulator):
        done, slow = _bash(file, stage.listing, environment)
    texts, failed = _by_line(done.stdout)
    last = max([line for line, _ in texts], default=1)
    if slow:
        recording.failure = Failure(file, last, str(slow), slow.cure)
    elif done.returncode:
        what = one_line(stage.clean(_complaint(done.stderr) or _answer(stage.emulator)))[:400]
        what = f"exit code {done.returncode}: {what}"
        cure = "correct the command, or what it needs"
        recording.failure = Failure(file, failed or last, what, cure)
    else:
        recording.failure = finish_jobs(stage.emulator, file)
    recording.sent = sent_of(stage.emulator, step_of)
    for line, text in texts:
        step = step_of(line)
        if step and text:
            recording.output[step] = recording.output.get(step, "") + stage.clean(text)
    return recording


def _bash(
    file: str, folder: Path, environment: dict[str, str]
) -> tuple[subprocess.CompletedProcess, TooLong | None]:
    """Run a script to its end, or stop it and all that it has started."""
    command, slow = ["bash", "-e", file], None
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            out, err = process.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            out, err = process.communicate()
            slow = TooLong(f"it still runs after {LONGEST} s")
    return subprocess.CompletedProcess(command, process.returncode, out, err), slow


def _complaint(stderr: str) -> str:
    """What a command says from its first error on; the error may go over several lines."""
    before, word, after = stderr.partition("ERROR")
    return word + after if word else before


def _answer(emulator) -> str:
    """What a service answered last that refused: `curl --silent --fail` says nothing itself."""
    for exchange in reversed(list(emulator.journal)):
        if exchange.response.status >= 400:
            said = exchange.response.body.decode("utf-8", "replace")
            return f"the service answered {exchange.response.status}: {said}"
    return "it says nothing"


def _by_line(marked: str) -> tuple[list[tuple[int, str]], int | None]:
    """``(line, output)`` in order, and the line of the last command that failed."""
    parts = re.split(f"{MARK}(!?\\d+){MARK}", marked)
    failed = None
    texts = []
    line = 0
    for index in range(1, len(parts), 2):
        if parts[index].startswith("!"):
            failed = int(parts[index][1:])
        else:
            line = int(parts[index])
        texts.append((line, parts[index + 1]))
    return texts, failed
