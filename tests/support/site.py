"""Builds the site once a session, serves it under its sub-path, and starts one browser."""

import contextlib
import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import chromium

ROOT = Path(__file__).resolve().parents[2]
SUB_PATH = "/dp100-guide/"


def build(target: Path, root: Path = ROOT) -> subprocess.CompletedProcess:
    """Build the site as `make site` does, into `target`; the result carries the log."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", target]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "GUIDE_MARKDOWN": "true"}
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder under SUB_PATH and nothing anywhere else, as the published site is."""

    def translate_path(self, path: str) -> str:
        if not path.startswith(SUB_PATH):
            return os.path.join(self.directory, "outside-the-sub-path")
        return super().translate_path("/" + path.removeprefix(SUB_PATH))

    def send_error(self, code, message=None, explain=None):
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file() or not self.path.startswith(SUB_PATH):
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments) -> None:
        """Keep the test log free of requests."""


@contextlib.contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve `folder` on loopback; the URL ends with SUB_PATH."""
    handler = functools.partial(Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
        finally:
            server.shutdown()


@pytest.fixture(scope="session")
def built_site(tmp_path_factory) -> Path:
    """The folder of the site, built strictly once a session."""
    target = tmp_path_factory.mktemp("site") / "site"
    result = build(target)
    assert result.returncode == 0, f"the site does not build:\n{result.stdout}{result.stderr}"
    return target


@pytest.fixture(scope="session")
def served_site(built_site) -> Iterator[str]:
    """The URL of the built site under its sub-path."""
    with serve(built_site) as url:
        yield url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args) -> dict:
    """pytest-playwright's setting: the system's browser, without a sandbox for root."""
    executable = chromium.find()
    assert executable, "no Chromium or Chrome on the PATH; `make test` installs one"
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": executable, "args": sandbox}
