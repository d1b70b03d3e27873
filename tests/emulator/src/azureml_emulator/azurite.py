"""Azurite, Microsoft's storage emulator, as the blob store of a state folder.

It verifies keys and shared access signatures, which the built-in store does not.
Source: https://learn.microsoft.com/azure/storage/common/storage-use-azurite
"""

import http.client
import os
import re
import shutil
import subprocess
import threading
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import quote, urlencode

from .arm import storage
from .blobs import BlobStore
from .messages import ArmError, Request, Response
from .store import Collection

PROGRAM = "azurite-blob"
VARIABLE = "AZUREML_EMULATOR_AZURITE"
ADDRESS = re.compile(r"listens on http://127\.0\.0\.1:(\d+)")
# Of one connection only.
HOP = (
    "connection",
    "content-length",
    "host",
    "keep-alive",
    "proxy-connection",
    "transfer-encoding",
)
# Ends Azurite when its standard input is closed: also when the emulator was killed.
LEASH = '"$@" & read -r _; kill $!'


def program() -> str | None:
    """The Azurite that ``AZUREML_EMULATOR_AZURITE`` names (empty: none), or the one on the path."""
    named = os.environ.get(VARIABLE)
    return shutil.which(PROGRAM) if named is None else named or None


def blob_store(emulator) -> "BlobStore | AzuriteStore":
    """Azurite for a new state where it is installed; a state keeps the store it began with.

    Azurite has a clock of its own, so a deterministic state has the built-in store.

    Raises:
        FileNotFoundError: the state needs Azurite, and it is not installed.
    """
    settings, command = emulator.store.collection("settings"), program()
    kept = settings.get("blob-store")
    if kept is None:
        new = next(emulator.resources.items(), None) is None
        kept = "azurite" if command and new and not emulator.deterministic else "built-in"
        settings.put("blob-store", kept)
    if kept == "built-in":
        blobs = emulator.store.collection("blobs")
        return BlobStore(emulator.folder / "blobs", blobs, emulator.clock)
    if command is None:
        raise FileNotFoundError(
            f"The blobs of {emulator.folder} are in Azurite, which is not installed. Install it "
            f"(npm install -g azurite), or name it in {VARIABLE}."
        )
    accounts = emulator.store.collection("azurite-accounts")
    return AzuriteStore(command, emulator.folder / "azurite", accounts)


class AzuriteStore:
    """The same operations as ``BlobStore``, answered by a process of Azurite.

    Azurite must know its accounts when it starts, so a new one starts it again.

    Args:
        command: the program.
        folder: where Azurite keeps everything.
        accounts: remembers the names of the accounts.

    Attributes:
        port: where Azurite listens; 0 as long as nobody has needed it.
    """

    def __init__(self, command: str, folder: Path, accounts: Collection):
        self._command = command
        self._folder = folder
        self._accounts = accounts
        self._process: subprocess.Popen | None = None
        self.port = 0
        self._lock = threading.RLock()

    def forward(self, request: Request) -> Response:
        """Let Azurite answer a request to a blob host; a token stands for the account's key."""
        account = request.host.partition(".")[0]
        port = self._port_for(account)
        if request.headers.get("Authorization", "").startswith("Bearer"):
            storage.sign(request, account)
        target = request.raw_path + (f"?{request.raw_query}" if request.raw_query else "")
        connection = http.client.HTTPConnection("127.0.0.1", port)
        try:
            connection.putrequest(request.method, target, skip_host=True, skip_accept_encoding=True)
            for name, text in request.headers.items():
                if name.lower() not in HOP:
                    connection.putheader(name, text)
            connection.putheader("Host", request.host)
            connection.putheader("Content-Length", str(len(request.body)))
            connection.endheaders(request.body)
            answer = connection.getresponse()
            body = answer.read()
        finally:
            connection.close()
        headers = {key: text for key, text in answer.getheaders() if key.lower() not in HOP}
        if request.method == "HEAD" and answer.headers.get("Content-Length"):
            headers["Content-Length"] = answer.headers["Content-Length"]
        return Response(answer.status, headers, body)

    def create_container(self, account: str, container: str) -> bool:
        """Make a container; tell whether it is new."""
        answer = self._ask("PUT", account, container, {"restype": "container"}, allowed=(201, 409))
        return answer.status == 201

    def containers(self, account: str) -> list[dict]:
        """Name of every container of an account, in name order."""
        names = self._listed(account, "", {"comp": "list"}, "Containers/Container")
        return [{"name": element.findtext("Name")} for element in names]

    def delete_container(self, account: str, container: str) -> None:
        """Remove a container and its blobs."""
        self._ask("DELETE", account, container, {"restype": "container"}, allowed=(202, 404))

    def put(
        self,
        account: str,
        container: str,
        name: str,
        data: bytes,
        *,
        content_type: str | None = None,
        metadata: dict[str, str] | None = None,
    ) -> dict:
        """Create or replace a blob and return its properties; the container is made if missing."""
        headers = {f"x-ms-meta-{key}": text for key, text in (metadata or {}).items()}
        headers["x-ms-blob-type"] = "BlockBlob"
        headers["x-ms-blob-content-type"] = content_type or "application/octet-stream"
        path = f"{container}/{name}"
        answer = self._ask("PUT", account, path, {}, headers, data, allowed=(201, 404))
        if answer.status == 404:
            self.create_container(account, container)
            self._ask("PUT", account, path, {}, headers, data, allowed=(201,))
        return self.properties(account, container, name)

    def get(self, account: str, container: str, name: str) -> bytes | None:
        """The content of a blob, or ``None``."""
        answer = self._ask("GET", account, f"{container}/{name}", {}, allowed=(200, 404))
        return answer.body if answer.status == 200 else None

    def copy(self, account: str, container: str, name: str, target: Path) -> None:
        """Copy the content of a blob to the file ``target``, whose folders are made.

        Raises:
            FileNotFoundError: there is no such blob.
        """
        data = self.get(account, container, name)
        if data is None:
            raise FileNotFoundError(f"{account}/{container}/{name}")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)

    def properties(self, account: str, container: str, name: str) -> dict | None:
        """``name, size, etag, content_type, metadata, modified`` of a blob, or ``None``."""
        answer = self._ask("HEAD", account, f"{container}/{name}", {}, allowed=(200, 404))
        if answer.status == 404:
            return None
        headers = {key.lower(): text for key, text in answer.headers.items()}
        start = "x-ms-meta-"
        return {
            "name": name,
            "size": int(headers["content-length"]),
            "etag": headers["etag"],
            "content_type": headers["content-type"],
            "metadata": {k[len(start) :]: v for k, v in headers.items() if k.startswith(start)},
            "modified": _timestamp(headers["last-modified"]),
        }

    def list(self, account: str, container: str, prefix: str = "") -> Iterator[tuple[str, dict]]:
        """Names and properties of the blobs whose name starts with ``prefix``, in name order."""
        query = {"restype": "container", "comp": "list", "prefix": prefix}
        for element in self._listed(account, container, query, "Blobs/Blob"):
            found = element.find("Properties")
            name = element.findtext("Name")
            properties = {
                "name": name,
                "size": int(found.findtext("Content-Length")),
                "etag": f'"{found.findtext("Etag")}"',
                "content_type": found.findtext("Content-Type"),
                "metadata": {},
                "modified": _timestamp(found.findtext("Last-Modified")),
            }
            yield name, properties

    def delete(self, account: str, container: str, name: str) -> bool:
        """Remove a blob; tell whether there was one."""
        path = f"{container}/{name}"
        return self._ask("DELETE", account, path, {}, allowed=(202, 404)).status == 202

    def close(self) -> None:
        """Stop Azurite; it has everything on disk."""
        with self._lock:
            if self._process is not None:
                self._process.stdin.close()
                self._process.wait()
                self._process.stdout.close()
                self._process = None

    def _ask(
        self, method, account, path, query, headers=None, body=b"", *, allowed: tuple[int, ...]
    ) -> Response:
        """One signed request.

        Raises:
            ArmError: Azurite answered with another status than those allowed.
        """
        url = f"https://{account}.blob.core.windows.net/{quote(path)}"
        if query:
            url += "?" + urlencode(query)
        authorization = {"Authorization": "Bearer of the emulator"}
        answer = self.forward(Request(method, url, authorization | (headers or {}), body))
        if answer.status not in allowed:
            text = f"Azurite answered {answer.status} to {method} {url}: {answer.body[:300]!r}"
            raise ArmError(400, "EmulatorBug", text)
        return answer

    def _listed(self, account: str, container: str, query: dict, path: str) -> Iterator[ET.Element]:
        """The elements of all pages of a list; none if there is no such container."""
        marker = ""
        while True:
            asked = query | ({"marker": marker} if marker else {})
            answer = self._ask("GET", account, container, asked, allowed=(200, 404))
            if answer.status == 404:
                return
            root = ET.fromstring(answer.body.decode("utf-8-sig"))
            yield from root.iterfind(path)
            marker = root.findtext("NextMarker") or ""
            if not marker:
                return

    def _port_for(self, account: str) -> int:
        """Where Azurite listens, started with this account among the others."""
        with self._lock:
            if account not in self._accounts:
                self._accounts.put(account, {"name": account})
                self.close()
            if self._process is None or self._process.poll() is not None:
                self._start()
            return self.port

    def _start(self) -> None:
        names = [name for name, _ in self._accounts.items()]
        keys = [
            ":".join((n, storage.account_key(n), storage.account_key(n, "key2"))) for n in names
        ]
        self._folder.mkdir(parents=True, exist_ok=True)
        where = ("--blobHost", "127.0.0.1", "--blobPort", "0", "--location", str(self._folder))
        words = [self._command, *where, "--disableTelemetry", "--skipApiVersionCheck"]
        with (self._folder / "azurite.log").open("ab") as log:
            self._process = subprocess.Popen(
                ["sh", "-c", LEASH, "sh", *words],
                env=os.environ | {"AZURITE_ACCOUNTS": ";".join(keys)},
                cwd=self._folder,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        for line in self._process.stdout:
            if found := ADDRESS.search(line):
                self.port = int(found[1])
                threading.Thread(target=_drain, args=(self._process.stdout,), daemon=True).start()
                return
        log = self._folder / "azurite.log"
        text = (
            f"Azurite ({self._command}) did not start; see {log}, or set {VARIABLE}= to go without."
        )
        raise ArmError(400, "AzuriteFailed", text)


def _drain(output) -> None:
    """Read the access log of Azurite away, so that it never waits for a reader."""
    try:
        for _ in output:
            continue
    except ValueError:
        return  # closed


def _timestamp(http_date: str) -> str:
    return parsedate_to_datetime(http_date).strftime("%Y-%m-%dT%H:%M:%S.0000000Z")
