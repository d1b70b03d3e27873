"""The processes behind the online deployments of one emulator: started, asked for, stopped."""

import atexit
import shutil
import threading
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from ..arm.ids import ResourceId
from ..execution import environment
from ..execution.data import DataError
from . import files, recorded
from .durations import seconds
from .server import Server, ServerError
from .traffic import Traffic

if TYPE_CHECKING:
    from ..emulator import Emulator

NO_CODE = Path(__file__).with_name("mlflow_scoring.py")
CLOSING = 10.0  # seconds that deployments in preparation get when the emulator closes
LOGS = {"inferenceserver": "inference-server.log", "storageinitializer": "storage-initializer.log"}
INTERRUPTED = "The emulator was stopped while this deployment was prepared. Create it again."


class Serving:
    """The online deployments of one emulator.

    Attributes:
        traffic: which deployment answers the next request of an endpoint.
    """

    def __init__(self, emulator: "Emulator"):
        self._emulator = emulator
        self._operations = emulator.operations
        self._changed = threading.Condition()
        self._servers: dict[str, tuple[str, Server, Path]] = {}
        self._launched: set[Server] = set()
        self._locks: dict[str, threading.Lock] = {}
        self._threads: set[threading.Thread] = set()
        self._closed = False
        counters = emulator.store.collection("scoring-requests")
        self.traffic = Traffic(counters, emulator.deterministic)
        self._end_interrupted()
        atexit.register(self.close)

    def provision(self, deployment: dict) -> str:
        """Bring a stored deployment up in the background.

        Returns:
            the name of the operation; ``operation`` tells how far it is.
        """
        name = self._emulator.ids.new()
        self._operations.put(name, {"id": deployment["id"], "status": "InProgress"})
        thread = threading.Thread(
            target=self._provision, args=(name, deployment["id"]), daemon=True
        )
        self._threads.add(thread)
        thread.start()
        return name

    def operation(self, name: str, timeout: float) -> dict:
        """The state of an operation: ``id``, ``status`` and, if it failed, ``error``.

        Args:
            timeout: seconds to wait for its end.
        """
        with self._changed:
            self._changed.wait_for(
                lambda: self._operations.get(name)["status"] != "InProgress", timeout
            )
        return self._operations.get(name)

    def server(self, deployment: dict) -> Server:
        """The running server of a deployment; started when this is the first request for it.

        Raises:
            ServerError: the deployment has failed, does not start, or is only recorded.
        """
        if reason := recorded.reason(self._emulator, deployment["properties"]):
            raise ServerError(reason)
        key = deployment["id"].lower()
        if running := self._running(key):
            return running
        if deployment["properties"]["provisioningState"] == "Failed":
            raise ServerError(f"The deployment '{deployment['name']}' has failed to start.")
        with self._lock_of(key):
            return self._running(key) or self._start(deployment)

    def logs(self, deployment_id: str, container: str, lines: int) -> str:
        """The last lines of one log of a deployment.

        Args:
            container: ``InferenceServer`` or ``StorageInitializer``.
        """
        path = self._folder(deployment_id) / LOGS[container.lower()]
        written = path.read_text(errors="replace") if path.exists() else ""
        return "".join(written.splitlines(keepends=True)[-lines:])

    def note(self, deployment_id: str, text: str) -> None:
        """Add a line to both logs of a deployment that has no server."""
        folder = self._folder(deployment_id)
        folder.mkdir(parents=True, exist_ok=True)
        for name in LOGS.values():
            with (folder / name).open("a") as log:
                log.write(f"{self._emulator.clock.timestamp()} emulator: {text}\n")

    def remove(self, deployment_id: str) -> None:
        """Stop the server of a deleted deployment and forget its logs."""
        self._stop(deployment_id.lower())
        shutil.rmtree(self._folder(deployment_id), ignore_errors=True)

    def close(self) -> None:
        """Stop all servers, also those that are starting."""
        atexit.unregister(self.close)
        self._closed = True
        for server in list(self._launched):
            server.stop()
        for thread in list(self._threads):
            thread.join(CLOSING)
        for key in list(self._servers):
            self._stop(key)

    def _provision(self, name: str, deployment_id: str) -> None:
        """Start the server of a deployment and tell its resource and operation how it went."""
        error = None
        try:
            deployment = self._emulator.resources.get(deployment_id)
            with self._lock_of(deployment_id.lower()):
                if not self._running(deployment_id.lower(), files.recipe(deployment["properties"])):
                    self._start(deployment)
        except ServerError as failure:
            error = {"code": "ResourceNotReady", "message": str(failure)}
        except DataError as failure:
            error = {"code": "BadArgument", "message": str(failure)}
        except Exception as bug:  # the reader must learn that it is not their mistake
            traceback.print_exc()
            text = f"{type(bug).__name__}: {bug} (a bug of the emulator, not of your code)"
            error = {"code": "InternalServerError", "message": text}
        self._end(name, deployment_id, error)
        self._threads.discard(threading.current_thread())

    def _end(self, name: str, deployment_id: str, error: dict | None) -> None:
        """Note the end of an operation, at the deployment too if it still exists."""
        state = "Failed" if error else "Succeeded"
        with self._emulator.lock:
            deployment = self._emulator.resources.get(deployment_id)
            if deployment:
                deployment["properties"]["provisioningState"] = state
                self._emulator.resources.put(deployment_id, deployment)
        with self._changed:
            self._operations.put(name, {"id": deployment_id, "status": state, "error": error})
            self._changed.notify_all()

    def _start(self, deployment: dict) -> Server:
        """Start a new server; the one before answers until it is ready."""
        self._stop_orphans()
        key, properties = deployment["id"].lower(), deployment["properties"]
        folder = self._folder(key)
        _, _, used = self._servers.get(key, (None, None, None))
        place = folder / ("second" if used == folder / "first" else "first")
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        try:
            server = self._launch(deployment, folder, place)
            self._wait(server, _readiness(properties))
        except Exception:
            shutil.rmtree(place, ignore_errors=True)
            raise
        finally:
            self._stop(key)
        self._servers[key] = (files.recipe(properties), server, place)
        return server

    def _wait(self, server: Server, limit: float) -> None:
        """Wait until a server is ready; closing the emulator ends that."""
        self._launched.add(server)
        try:
            if self._closed:
                server.stop()
            server.wait(limit)
        finally:
            self._launched.discard(server)

    def _launch(self, deployment: dict, folder: Path, place: Path) -> Server:
        """Copy code and model, and start the process."""
        emulator, properties = self._emulator, deployment["properties"]
        resource_id = ResourceId.parse(deployment["id"])
        own = {
            "SERVICE_NAME": resource_id.segments[-3],
            "WORKSPACE_NAME": resource_id.root.name,
        }
        said = [f"emulator: one local environment stands for {properties.get('environmentId')}"]
        code, script = place / "code", NO_CODE
        code.mkdir()
        if configuration := properties.get("codeConfiguration"):
            files.fetch_code(emulator, configuration["codeId"], code)
            script = code / configuration["scoringScript"]
            said.append(f"code {configuration['codeId']}")
        if model := properties.get("model"):
            models = place / "azureml-models"
            own["AZUREML_MODEL_DIR"] = str(files.fetch_model(emulator, model, models))
            said.append(f"model {model}")
        now = emulator.clock.timestamp()
        with (folder / LOGS["storageinitializer"]).open("a") as log:
            log.writelines(f"{now} {line}\n" for line in said)
        if not script.is_file():
            raise ServerError(f"The code has no file '{script.relative_to(code)}' to score with.")
        own |= {key: str(text) for key, text in properties["environmentVariables"].items()}
        variables = environment.inherited(emulator) | own
        return Server(script, code, variables, folder / LOGS["inferenceserver"])

    def _running(self, key: str, recipe: str | None = None) -> Server | None:
        """The server of a deployment if it is alive, and runs ``recipe``."""
        known, server, _ = self._servers.get(key, (None, None, None))
        return server if server and server.alive and recipe in (None, known) else None

    def _stop(self, key: str) -> None:
        if found := self._servers.pop(key, None):
            found[1].stop()
            shutil.rmtree(found[2], ignore_errors=True)

    def _stop_orphans(self) -> None:
        """Stop the servers whose deployment went with its workspace."""
        for key in list(self._servers):
            if key not in self._emulator.resources:
                self._stop(key)

    def _folder(self, deployment_id: str) -> Path:
        return self._emulator.folder / "serving" / self._emulator.ids.of(deployment_id)

    def _lock_of(self, key: str) -> threading.Lock:
        return self._locks.setdefault(key, threading.Lock())

    def _end_interrupted(self) -> None:
        """Deployments that were in preparation when the emulator was killed have failed."""
        for name, operation in list(self._operations.items()):
            if operation.get("status") == "InProgress":
                error = {"code": "ResourceNotReady", "message": INTERRUPTED}
                self._end(name, operation["id"], error)


def _readiness(properties: dict) -> float:
    """Seconds until the readiness probe of a deployment gives up."""
    probe = properties["readinessProbe"]
    return seconds(probe["initialDelay"]) + seconds(probe["period"]) * probe["failureThreshold"]
