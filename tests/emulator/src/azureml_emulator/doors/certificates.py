"""Certificates for Azure's hosts, signed by an authority that belongs to one state folder."""

import os
import ssl
import threading
from pathlib import Path

import certifi
import trustme


class Certificates:
    """The authority of a state folder, and a TLS context for each host.

    The authority is made at the first start and kept; its key is readable by its owner alone.
    It is never installed anywhere: only a process whose environment names the bundle trusts it.

    Args:
        folder: where the authority is kept.
    """

    def __init__(self, folder: Path):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        key, certificate = folder / "authority.key", folder / "authority.pem"
        if key.exists() and certificate.exists():
            self._authority = trustme.CA.from_pem(certificate.read_bytes(), key.read_bytes())
        else:
            self._authority = trustme.CA(
                organization_name="azureml-emulator",
                organization_unit_name="Local authority of one state folder",
            )
            write_private(key, self._authority.private_key_pem.bytes())
            certificate.write_bytes(self._authority.cert_pem.bytes())
        self.authority = certificate
        self.bundle = folder / "bundle.pem"
        public = Path(certifi.where()).read_bytes()
        self.bundle.write_bytes(public + self._authority.cert_pem.bytes())
        self._contexts: dict[str, ssl.SSLContext] = {}
        self._lock = threading.Lock()

    def context(self, host: str) -> ssl.SSLContext:
        """The TLS context of a server that claims to be ``host``."""
        with self._lock:
            if host not in self._contexts:
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                self._authority.issue_cert(host).configure_cert(context)
                self._contexts[host] = context
            return self._contexts[host]


def write_private(path: Path, content: bytes) -> None:
    """Write a file that only its owner can read."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
