"""What any program of this machine can count on: it reaches the emulator, and nothing else does."""

import json
import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from azureml_emulator.commands.env import environment_of
from azureml_emulator.commands.state import server_of

SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000000"
GROUP = f"https://management.azure.com{SUBSCRIPTION}/resourceGroups/kept?api-version=2021-04-01"
BLOB = "https://learning.blob.core.windows.net/data"
REQUESTS = """\
import json, sys, requests
answer = requests.request(*sys.argv[1:3], headers={"Authorization": "Bearer x"}, data=sys.argv[3])
print(json.dumps([answer.status_code, answer.text]))
"""


@pytest.fixture
def serve(tmp_path):
    """Start a server on one state folder; it is killed at the end if it still runs."""
    started = []

    def serve():
        words = [sys.executable, "-m", "azureml_emulator", "serve", "--state", str(tmp_path / "s")]
        server = subprocess.Popen(words, stderr=subprocess.PIPE, text=True)
        started.append(server)
        deadline = time.monotonic() + 120
        while (server_of(tmp_path / "s") or {}).get("pid") != server.pid:
            assert server.poll() is None, server.stderr.read()
            assert time.monotonic() < deadline
            time.sleep(0.05)
        return server

    yield serve
    for server in started:
        server.kill()
        server.wait()
        server.stderr.close()


@pytest.fixture
def ask(tmp_path):
    """One request by `requests` in a process of its own: status and text."""

    def ask(method, url, body=""):
        done = subprocess.run(
            [sys.executable, "-c", REQUESTS, method, url, body],
            env=os.environ | environment_of(tmp_path / "s"),
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return ask


def test_what_was_made_before_a_kill_is_there_after_a_restart(serve, ask):
    first = serve()
    assert ask("PUT", GROUP, '{"location": "westeurope"}')[0] == 201
    assert ask("PUT", f"{BLOB}?restype=container")[0] == 201
    assert ask("PUT", f"{BLOB}/x", "kept")[0] == 201
    first.send_signal(signal.SIGKILL)
    first.wait()
    serve()
    status, text = ask("GET", GROUP)
    assert (status, json.loads(text)["location"]) == (200, "westeurope")
    assert ask("GET", f"{BLOB}/x") == [200, "kept"]


def test_a_foreign_host_is_refused_at_once_with_the_reason(serve, ask, tmp_path):
    serve()
    status, text = ask("GET", "https://pypi.example.com/simple")
    assert status == 404
    assert "does not play pypi.example.com" in text
    environment = os.environ | environment_of(tmp_path / "s")
    started = time.monotonic()
    words = ["curl", "--silent", "--write-out", "%{http_code}", "https://example.com/"]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=120)
    assert done.stdout.endswith("404")
    assert "does not play example.com" in done.stdout
    assert time.monotonic() - started < 5


@pytest.mark.skipif(not os.path.exists("/proc/net/tcp"), reason="reads /proc")
def test_every_socket_of_a_server_listens_on_the_loopback_address(serve, ask):
    server = serve()
    assert ask("PUT", GROUP, "{}")[0] == 201
    links = [f"/proc/{server.pid}/fd/{name}" for name in os.listdir(f"/proc/{server.pid}/fd")]
    inodes = {os.readlink(link) for link in links if os.path.islink(link)}
    listening = []
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        with open(table) as lines:
            rows = [line.split() for line in lines][1:]
        listening += [row[1] for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in inodes]
    loopback = socket.inet_aton("127.0.0.1")[::-1].hex().upper()
    assert listening
    assert [address for address in listening if not address.startswith(loopback)] == []
