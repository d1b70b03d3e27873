"""The proxy door: a loopback HTTPS proxy that answers for Azure's hosts, for any process."""

import base64
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

from ..messages import ArmError, Request, Response
from .certificates import Certificates
from .settings import environment

# Set by the server for each answer; a plane's own would contradict them.
FRAMING = ("content-length", "transfer-encoding", "connection")


class Proxy:
    """A proxy on a loopback port. It terminates TLS itself and connects to no one.

    Args:
        emulator: answers the requests.
        port: where to listen; 0 takes a free port.

    Raises:
        OSError: the port is taken.
    """

    def __init__(self, emulator, port: int = 0):
        self.certificates = Certificates(emulator.folder / "certificates")
        self._server = _Server(("127.0.0.1", port), emulator, self.certificates)
        self._server.introduction = {
            "name": "azureml-emulator",
            "state": str(emulator.folder),
            "environment": self.environment,
        }
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        )
        self._thread.start()

    @property
    def port(self) -> int:
        """The port that the proxy listens on."""
        return self._server.server_port

    @property
    def idle(self) -> float:
        """Seconds since the last request."""
        return time.monotonic() - self._server.last_request

    @property
    def environment(self) -> dict[str, str]:
        """The variables that point a child process at the emulator."""
        return self.environment_for(None)

    def environment_for(self, tag: str | None) -> dict[str, str]:
        """The same, for a child whose requests are to carry ``tag`` in the journal."""
        found = self.certificates
        return environment(self.port, found.bundle, found.authority, tag)

    def close(self) -> None:
        """Stop listening and end every connection."""
        self._server.shutdown()
        self._thread.join()
        self._server.end_connections()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    """One thread for each connection; remembers them so that it can end them."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, address, emulator, certificates: Certificates):
        super().__init__(address, _Front)
        self.emulator = emulator
        self.certificates = certificates
        self.introduction: dict = {}
        self.last_request = time.monotonic()
        self.connections: set[socket.socket] = set()

    def end_connections(self) -> None:
        """Close what is still open, so that no thread outlives the emulator."""
        for connection in tuple(self.connections):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue  # the client was faster

    def handle_error(self, request, client_address):
        """A client that goes away in the middle of an answer is no error of the server."""


class _Handler(BaseHTTPRequestHandler):
    """What both sides of the tunnel share."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def setup(self):
        super().setup()
        self.server.connections.add(self.connection)

    def finish(self):
        self.server.connections.discard(self.connection)
        super().finish()

    def log_message(self, *args):
        """Say nothing: the journal of the emulator is the log."""

    def body(self) -> bytes:
        """The body of the request, of a given length or in chunks."""
        if "chunked" not in self.headers.get("Transfer-Encoding", "").lower():
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        chunks = []
        while size := int(self.rfile.readline().split(b";")[0], 16):
            chunks.append(self.rfile.read(size))
            self.rfile.readline()
        while self.rfile.readline().strip():
            continue  # trailers
        return b"".join(chunks)

    def answer(self, response: Response) -> None:
        """Write a response; one to ``HEAD`` keeps the length that its plane declares."""
        self.send_response(response.status)
        declared = {name.lower(): value for name, value in response.headers.items()}
        for name, value in response.headers.items():
            if name.lower() not in FRAMING:
                self.send_header(name, value)
        bodiless = self.command == "HEAD" or response.status in (204, 304)
        if self.command == "HEAD":
            length = declared.get("content-length", str(len(response.body)))
            self.send_header("Content-Length", length)
        elif not bodiless:
            self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        if not bodiless:
            self.wfile.write(response.body)


class _Front(_Handler):
    """The side that clients see: opens tunnels, introduces itself, refuses everything else."""

    def do_CONNECT(self):
        host = self.path.rpartition(":")[0].strip("[]").lower()
        self.send_response_only(200, "Connection established")
        self.end_headers()
        self.close_connection = True
        try:
            connection = self.server.certificates.context(host).wrap_socket(
                self.connection, server_side=True
            )
        except OSError:
            return  # the client does not trust the authority, and says so itself
        try:
            _Tunnel(connection, self.client_address, self.server, host, self.tag)
        finally:
            connection.close()

    @property
    def tag(self) -> str | None:
        """The user name that the client gave to the proxy."""
        scheme, _, encoded = self.headers.get("Proxy-Authorization", "").partition(" ")
        if scheme.lower() != "basic":
            return None
        return unquote(base64.b64decode(encoded).decode().rpartition(":")[0]) or None

    def refuse(self):
        """Answer a request outside a tunnel; ``/`` tells a neighbour what it needs to know."""
        self.body()
        if self.path == "/":
            return self.answer(Response.of_json(self.server.introduction))
        text = (
            f"The emulator does not answer {self.path}: it plays Azure, and Azure takes https:// "
            "only. Use the https:// address; add other hosts to NO_PROXY."
        )
        return self.answer(ArmError(400, "HttpsRequired", text).response())

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = refuse


class _Tunnel(_Handler):
    """The inside of a tunnel: the server that the client believes to be ``host``."""

    def __init__(self, connection, client_address, server, host: str, tag: str | None):
        self.host = host
        self.tag = tag
        super().__init__(connection, client_address, server)

    def ask(self):
        """Hand one request to the emulator."""
        self.server.last_request = time.monotonic()
        url = f"https://{self.host}{self.path}"
        request = Request(self.command, url, dict(self.headers), self.body(), self.tag)
        self.answer(self.server.emulator.handle(request))
        self.server.last_request = time.monotonic()

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = ask
