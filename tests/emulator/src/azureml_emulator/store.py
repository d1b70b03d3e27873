"""The emulator's memory: named collections of JSON documents in one SQLite file."""

import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Store:
    """A SQLite file that survives a kill and a restart; safe to share between threads."""

    def __init__(self, path: Path):
        self._lock = threading.RLock()
        self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=NORMAL")
        self._connection.execute(
            "CREATE TABLE IF NOT EXISTS documents (sequence INTEGER PRIMARY KEY AUTOINCREMENT,"
            " collection TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,"
            " UNIQUE (collection, key))"
        )

    def execute(self, statement: str, *values) -> list[tuple]:
        """Run one statement and return its rows."""
        with self._lock:
            return self._connection.execute(statement, values).fetchall()

    def collection(self, name: str) -> "Collection":
        """The collection called ``name``; it exists as soon as something is put into it."""
        return Collection(self, name)

    @contextmanager
    def rolled_back(self):
        """Take back, at the end of the block, everything that was written in it.

        Other threads wait meanwhile.
        """
        with self._lock:
            self._connection.execute("SAVEPOINT trial")
            try:
                yield
            finally:
                self._connection.execute("ROLLBACK TO trial")
                self._connection.execute("RELEASE trial")

    def close(self) -> None:
        """Write everything to the file and close it."""
        with self._lock:
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._connection.close()


class Collection:
    """Documents by key. Keys ignore case, as Azure resource ids do; order is that of creation."""

    def __init__(self, store: Store, name: str):
        self._store = store
        self._name = name

    def get(self, key: str, default=None):
        """A copy of the document at ``key``, or ``default``."""
        rows = self._store.execute(
            "SELECT value FROM documents WHERE collection = ? AND key = ?", self._name, key.lower()
        )
        return json.loads(rows[0][0]) if rows else default

    def put(self, key: str, value) -> None:
        """Create or replace the document at ``key``; a replaced one keeps its place."""
        self._store.execute(
            "INSERT INTO documents (collection, key, value) VALUES (?, ?, ?)"
            " ON CONFLICT (collection, key) DO UPDATE SET value = excluded.value",
            self._name,
            key.lower(),
            json.dumps(value),
        )

    def delete(self, key: str) -> bool:
        """Remove the document at ``key``; tell whether there was one."""
        rows = self._store.execute(
            "DELETE FROM documents WHERE collection = ? AND key = ? RETURNING key",
            self._name,
            key.lower(),
        )
        return bool(rows)

    def items(self, prefix: str = "") -> Iterator[tuple[str, dict]]:
        """Keys (lower case) and documents whose key starts with ``prefix``, oldest first."""
        low = prefix.lower()
        rows = self._store.execute(
            "SELECT key, value FROM documents WHERE collection = ? AND key >= ? AND key < ?"
            " ORDER BY sequence",
            self._name,
            low,
            low + "\U0010ffff",
        )
        return ((key, json.loads(value)) for key, value in rows)

    def __contains__(self, key: str) -> bool:
        return self.get(key) is not None
