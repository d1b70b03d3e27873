import http.client
import os
import socket
import ssl
import stat
import subprocess
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest

from azureml_emulator import Emulator

HOST = "eastus.api.azureml.ms"
DISCOVERY = f"https://{HOST}/discovery"


@pytest.fixture
def tunnel(emulator):
    context = ssl.create_default_context(cafile=emulator.door.certificates.authority)
    connection = http.client.HTTPSConnection("127.0.0.1", emulator.door.port, context=context)
    connection.set_tunnel(HOST, 443)
    yield connection
    connection.close()


def test_a_connection_serves_many_requests(emulator, tunnel):
    for _ in range(3):
        tunnel.request("GET", "/discovery")
        assert b"api" in tunnel.getresponse().read()
    assert len(emulator.journal) == 3


def test_chunked_bodies_arrive_whole(emulator, tunnel):
    tunnel.request("PUT", "/discovery", body=iter([b"a" * 70000, b"b"]), encode_chunked=True)
    assert tunnel.getresponse().read()
    assert emulator.journal[-1].request.body == b"a" * 70000 + b"b"
    tunnel.request("GET", "/discovery")
    assert tunnel.getresponse().status == 200


def test_head_has_no_body_and_keeps_the_connection(tunnel):
    tunnel.request("HEAD", "/discovery")
    answer = tunnel.getresponse()
    assert int(answer.headers["Content-Length"]) > 0
    assert answer.read() == b""
    tunnel.request("GET", "/discovery")
    assert tunnel.getresponse().status == 200


def test_a_client_that_expects_continue_gets_it(emulator, tunnel):
    tunnel.putrequest("PUT", "/discovery")
    tunnel.putheader("Expect", "100-continue")
    tunnel.putheader("Content-Length", "3")
    tunnel.endheaders()
    assert tunnel.sock.recv(100).startswith(b"HTTP/1.1 100")
    tunnel.sock.sendall(b"abc")
    tunnel.getresponse()
    assert emulator.journal[-1].request.body == b"abc"


def test_any_process_reaches_the_emulator_with_the_environment(emulator):
    code = f"import urllib.request as u; print(u.urlopen('{DISCOVERY}').status)"
    environment = os.environ | emulator.door.environment
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout == "200\n"


def test_an_unknown_host_is_answered_at_once(emulator):
    context = ssl.create_default_context(cafile=emulator.door.certificates.authority)
    connection = http.client.HTTPSConnection("127.0.0.1", emulator.door.port, context=context)
    connection.set_tunnel("unknown.example.com", 443)
    started = time.monotonic()
    connection.request("GET", "/")
    answer = connection.getresponse()
    assert answer.status == 404
    assert b"does not play unknown.example.com" in answer.read()
    assert time.monotonic() - started < 2
    connection.close()


def test_plain_http_is_refused_with_a_reason(emulator):
    proxy = urllib.request.ProxyHandler({"http": f"http://127.0.0.1:{emulator.door.port}"})
    with pytest.raises(urllib.error.HTTPError) as refusal:
        urllib.request.build_opener(proxy).open("http://management.azure.com/")
    assert refusal.value.code == 400
    assert b"Use the https:// address" in refusal.value.read()


def test_requests_carry_the_tag_of_their_process(emulator):
    def fetch(tag):
        code = f"import urllib.request as u; u.urlopen('{DISCOVERY}?from={tag}').read()"
        environment = os.environ | emulator.door.environment_for(tag)
        subprocess.run([sys.executable, "-c", code], env=environment, check=True)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(fetch, ["a", "b"]))
    tags = {entry.request.query["from"]: entry.tag for entry in emulator.journal}
    assert tags == {"a": "a", "b": "b"}


def test_it_listens_on_loopback_alone(emulator):
    port = emulator.door.port
    addresses = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), port)}
    for address in addresses - {"127.0.0.1", "127.0.1.1", "::1"}:
        with pytest.raises(OSError):
            socket.create_connection((address, port), timeout=1)
    assert emulator.door.environment["HTTPS_PROXY"] == f"http://127.0.0.1:{port}"


def test_the_authority_survives_and_its_key_is_private(tmp_path):
    authorities = []
    for _ in range(2):
        emulator = Emulator(tmp_path / "state")
        authorities.append(emulator.door.certificates.authority.read_bytes())
        emulator.close()
    key = tmp_path / "state" / "certificates" / "authority.key"
    assert authorities[0] == authorities[1]
    assert stat.S_IMODE(key.stat().st_mode) == 0o600


def test_close_ends_the_connections(emulator, tunnel):
    tunnel.request("GET", "/discovery")
    tunnel.getresponse().read()
    emulator.door.close()
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.1", emulator.door.port), timeout=1)
    tunnel.auto_open = False
    with pytest.raises((OSError, http.client.HTTPException)):
        tunnel.request("GET", "/discovery")
        tunnel.getresponse()
    emulator._door = None
