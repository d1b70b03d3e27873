"""Runs an entry script on mini batches until none is left; a program of its own.

It is run as ``python mini_batch_worker.py QUEUE ENTRY_SCRIPT [ARGUMENT …]`` in the folder of the
code and uses nothing of the emulator. The folder QUEUE is that of ``mini_batches.Queue``.
"""

import importlib.util
import json
import os
import signal
import sys
import traceback
from pathlib import Path


def main(queue: Path, script: str, arguments: list[str]) -> None:
    """Load the script, and give it one mini batch after the other."""
    settings = json.loads((queue / "settings.json").read_text())
    sys.argv = [script, *arguments]
    module = _load(Path(script).resolve())
    if hasattr(module, "init"):
        module.init()
    while path := _take(queue):
        batch = json.loads(path.read_text())
        result = _process(module.run, batch, **settings)
        done = queue / "done" / path.name
        done.write_text(json.dumps(result), encoding="utf-8")
    if hasattr(module, "shutdown"):
        module.shutdown()


def _load(path: Path):
    """The entry script as a module; it can import what lies beside it."""
    sys.path[:0] = [os.getcwd(), str(path.parent)]
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def _take(queue: Path) -> Path | None:
    """A mini batch that no other worker has; ``None`` when all are taken."""
    for path in sorted((queue / "waiting").iterdir()):
        taken = queue / "taken" / path.name
        try:
            path.rename(taken)
        except FileNotFoundError:  # another worker was faster
            continue
        return taken
    return None


def _process(run, batch: dict, retries: int, timeout: float) -> dict:
    """Run one mini batch, again if it fails; return its result."""
    items = _items(batch)
    result = {"items": len(items), "returned": 0, "failed": True, "rows": ""}
    for _ in range(retries + 1):
        try:
            with _Alarm(timeout):
                returned = run(items)
            result |= {"returned": min(len(returned), len(items)), "rows": _rows(returned)}
        except Exception:
            traceback.print_exc()
            continue
        if len(returned) >= len(items):
            return result | {"failed": False}
        print(f"run() returned {len(returned)} of {len(items)} items", file=sys.stderr)
    return result


def _items(batch: dict):
    """What the entry script gets: paths of files, or a data frame."""
    if "files" in batch:
        return batch["files"]
    import pandas

    return pandas.read_csv(batch["table"])


def _rows(returned) -> str:
    """What the entry script returned, a line each; the columns of a frame are apart by a space."""
    if hasattr(returned, "to_csv"):
        return returned.to_csv(sep=" ", header=False, index=False)
    if not isinstance(returned, list | tuple):
        kind = type(returned).__name__
        raise TypeError(f"run() must return a list, a tuple or a DataFrame, not {kind}")
    return "".join(f"{item}\n" for item in returned)


class _Alarm:
    """Raises ``TimeoutError`` in the block when it takes longer than ``seconds``."""

    def __init__(self, seconds: float):
        self.seconds = seconds

    def __enter__(self) -> None:
        signal.signal(signal.SIGALRM, self._ring)
        signal.setitimer(signal.ITIMER_REAL, self.seconds)

    def __exit__(self, *error) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)

    def _ring(self, *_) -> None:
        raise TimeoutError(f"run() took longer than {self.seconds} seconds")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
