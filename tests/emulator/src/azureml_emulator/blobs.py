"""Blobs: contents by hash in a folder, names and properties in the emulator's memory."""

from __future__ import annotations

import hashlib
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

from .clock import Clock
from .store import Collection


class BlobStore:
    """Storage accounts, containers, block and append blobs. Safe to share between threads.

    A container exists once it is created or written to. Blob names keep their case.

    Args:
        folder: where the contents go, one file for each SHA-256.
        collection: where names and properties go.
        clock: gives the times of creation and change.
    """

    def __init__(self, folder: Path, collection: Collection, clock: Clock):
        self._folder = Path(folder)
        self._documents = collection
        self._clock = clock
        self._lock = threading.RLock()

    def create_container(
        self, account: str, container: str, metadata: dict[str, str] | None = None
    ) -> bool:
        """Make a container; tell whether it is new."""
        with self._lock:
            if f"{account}/{container}" in self._documents:
                return False
            created = self._clock.timestamp()
            made = {"name": container, "created": created, "metadata": metadata or {}}
            self._documents.put(f"{account}/{container}", made)
            return True

    def container(self, account: str, container: str) -> dict | None:
        """Name, creation time and metadata of a container, or ``None``."""
        return self._documents.get(f"{account}/{container}")

    def containers(self, account: str) -> list[dict]:
        """Name and creation time of every container of an account, in name order."""
        prefix = f"{account}/"
        found = self._documents.items(prefix)
        containers = [value for key, value in found if "/" not in key[len(prefix) :]]
        return sorted(containers, key=lambda container: container["name"])

    def delete_container(self, account: str, container: str) -> None:
        """Remove a container and its blobs."""
        with self._lock:
            for name, _ in self.list(account, container):
                self.delete(account, container, name)
            self._documents.delete(f"{account}/{container}")

    def put(
        self,
        account: str,
        container: str,
        name: str,
        data: bytes,
        *,
        content_type: str | None = None,
        metadata: dict[str, str] | None = None,
        **more,
    ) -> dict:
        """Create or replace a blob and return its properties.

        Args:
            more: further properties to keep.

        Returns:
            ``name, size, sha256, md5 (hex), etag, content_type, metadata, created, modified``,
            ``kind`` (``BlockBlob`` or ``AppendBlob``) and what else was given.
        """
        with self._lock:
            self.create_container(account, container)
            previous = self.properties(account, container, name)
            digest = self._keep(data)
            now = self._clock.timestamp()
            properties = {
                "name": name,
                "size": len(data),
                "sha256": digest,
                "md5": hashlib.md5(data, usedforsecurity=False).hexdigest(),
                "content_type": content_type or "application/octet-stream",
                "metadata": metadata or {},
                "created": previous["created"] if previous else now,
                "kind": "BlockBlob",
                **more,
            }
            self._write(account, container, properties, previous)
            if previous:
                self._drop(previous["sha256"])
            return properties

    def change(self, account: str, container: str, name: str, **properties) -> dict | None:
        """Change properties of a blob; return all of them, or ``None`` if it is missing."""
        with self._lock:
            previous = self.properties(account, container, name)
            if previous is None:
                return None
            changed = previous | properties
            self._write(account, container, changed, previous)
            return changed

    def append(self, account: str, container: str, name: str, data: bytes) -> dict:
        """Add to the end of an append blob that exists; return its properties."""
        with self._lock:
            previous = self.properties(account, container, name)
            content = self.get(account, container, name) + data
            properties = previous | {
                "size": len(content),
                "sha256": self._keep(content),
                "md5": None,
                "appended": previous.get("appended", 0) + 1,
            }
            self._write(account, container, properties, previous)
            self._drop(previous["sha256"])
            return properties

    def get(self, account: str, container: str, name: str) -> bytes | None:
        """The content of a blob, or ``None``."""
        with self._lock:
            properties = self.properties(account, container, name)
            return self._content(properties["sha256"]).read_bytes() if properties else None

    def copy(self, account: str, container: str, name: str, target: Path) -> None:
        """Copy the content of a blob to the file ``target``, whose folders are made.

        Raises:
            FileNotFoundError: there is no such blob.
        """
        with self._lock:
            properties = self.properties(account, container, name)
            if properties is None:
                raise FileNotFoundError(f"{account}/{container}/{name}")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self._content(properties["sha256"]), target)

    def properties(self, account: str, container: str, name: str) -> dict | None:
        """The properties of a blob (see ``put``), or ``None``."""
        return self._documents.get(_key(account, container, name))

    def list(self, account: str, container: str, prefix: str = "") -> Iterator[tuple[str, dict]]:
        """Names and properties of the blobs whose name starts with ``prefix``, in name order."""
        found = self._documents.items(_key(account, container, prefix))
        return iter(sorted((value["name"], value) for _, value in found))

    def delete(self, account: str, container: str, name: str) -> bool:
        """Remove a blob; tell whether there was one."""
        with self._lock:
            properties = self.properties(account, container, name)
            if properties is None:
                return False
            self._documents.delete(_key(account, container, name))
            self._drop(properties["sha256"])
            return True

    def stage(self, account: str, container: str, name: str, block: str, data: bytes) -> None:
        """Keep one uncommitted block of a blob under its id."""
        with self._lock:
            key = "~blocks/" + _key(account, container, name)
            staged = self._documents.get(key, {})
            if block in staged:
                self._drop(staged[block]["sha256"])
            kept = {"sha256": self._keep(data), "size": len(data)}
            self._documents.put(key, staged | {block: kept})

    def staged(self, account: str, container: str, name: str) -> dict[str, dict]:
        """``size`` and ``sha256`` of the uncommitted blocks of a blob by their id."""
        return self._documents.get("~blocks/" + _key(account, container, name), {})

    def commit(
        self, account: str, container: str, name: str, blocks: list[tuple[str, str]], **properties
    ) -> dict:
        """Make a blob of blocks, in the given order; the other blocks are forgotten.

        Args:
            blocks: where to look for each (``committed``, ``uncommitted`` or ``latest``), and its
                id.
            properties: as for ``put``.

        Raises:
            KeyError: there is no such block.
        """
        with self._lock:
            staged = self.staged(account, container, name)
            before = self._committed(account, container, name)
            data, committed = [], []
            for where, block in blocks:
                if where != "committed" and block in staged:
                    data.append(self._content(staged[block]["sha256"]).read_bytes())
                elif where != "uncommitted" and block in before:
                    data.append(before[block])
                else:
                    raise KeyError(block)
                committed.append([block, len(data[-1])])
            known = {"md5": None, "blocks": committed} | properties
            result = self.put(account, container, name, b"".join(data), **known)
            for kept in staged.values():
                self._drop(kept["sha256"])
            self._documents.delete("~blocks/" + _key(account, container, name))
            return result

    def _committed(self, account: str, container: str, name: str) -> dict[str, bytes]:
        """The contents of the blocks that a blob is made of, by their id."""
        blocks = (self.properties(account, container, name) or {}).get("blocks", [])
        content = self.get(account, container, name) if blocks else b""
        found, start = {}, 0
        for block, size in blocks:
            found[block] = content[start : start + size]
            start += size
        return found

    def close(self) -> None:
        """Nothing is open: every change is on disk as soon as it is made."""

    def _write(self, account: str, container: str, properties: dict, previous: dict | None) -> None:
        """Stamp and keep the properties of a blob; every change has an ETag of its own."""
        change = previous["change"] + 1 if previous else 1
        tag = hashlib.sha256(f"{properties['sha256']}{change}".encode()).hexdigest()[:13].upper()
        properties |= {
            "change": change,
            "etag": f'"0x8D{tag}"',
            "modified": self._clock.timestamp(),
        }
        self._documents.put(_key(account, container, properties["name"]), properties)

    def _content(self, digest: str) -> Path:
        return self._folder / digest[:2] / digest

    def _keep(self, data: bytes) -> str:
        """Store content once, count one more user of it, and return its hash."""
        digest = hashlib.sha256(data).hexdigest()
        count = self._documents.get(f"~contents/{digest}", 0)
        if not count:
            path = self._content(digest)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        self._documents.put(f"~contents/{digest}", count + 1)
        return digest

    def _drop(self, digest: str) -> None:
        """Count one user of a content less; the last one removes it."""
        count = self._documents.get(f"~contents/{digest}", 0) - 1
        if count > 0:
            self._documents.put(f"~contents/{digest}", count)
            return
        self._documents.delete(f"~contents/{digest}")
        self._content(digest).unlink(missing_ok=True)


def _key(account: str, container: str, name: str) -> str:
    """The key of a blob. Keys ignore case and blob names do not, so capitals are marked."""
    marked = re.sub(r"[\^A-Z]", lambda found: "^" + found[0].lower(), name)
    return f"{account}/{container}/{marked}"
