"""Azurite as the blob store: the emulator works with it, and ends it."""

import os
import socket
import subprocess
import sys
import time

import pytest

from azureml_emulator import Emulator
from azureml_emulator.doors import inprocess

HOST = "https://learning.blob.core.windows.net"


def test_azurite_carries_a_workspace_and_its_jobs(azurite, tmp_path):
    from azure.ai.ml import MLClient, command
    from azure.ai.ml.entities import Environment, Workspace
    from azure.identity import DefaultAzureCredential

    subscription = "00000000-0000-0000-0000-000000000000"
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "hello.txt").write_text("hello from the code\n")
    with inprocess.installed(azurite):
        client = MLClient(DefaultAzureCredential(), subscription, "learning", "learning-ws")
        client.workspaces.begin_create(Workspace(name="learning-ws", location="eastus")).result()
        environment = Environment(name="e", version="1", image="ubuntu:22.04")
        client.environments.create_or_update(environment)
        code = str(tmp_path / "src")
        job = client.jobs.create_or_update(
            command(code=code, command="cat hello.txt", environment="e:1")
        )
        client.jobs.stream(job.name)
        client.jobs.download(job.name, download_path=str(tmp_path / "out"), all=True)
    logs = list((tmp_path / "out").rglob("std_log.txt"))
    assert [log.read_text() for log in logs] == ["hello from the code\n"]


def test_what_azurite_has_survives_a_restart(program, tmp_path, monkeypatch):
    monkeypatch.setenv("AZUREML_EMULATOR_AZURITE", program)
    first = Emulator(tmp_path)
    first.blobs.put("learning", "data", "a/b c.txt", b"kept", metadata={"owner": "me"})
    first.close()
    second = Emulator(tmp_path)
    assert second.blobs.get("learning", "data", "a/b c.txt") == b"kept"
    assert second.blobs.properties("learning", "data", "a/b c.txt")["metadata"] == {"owner": "me"}
    assert [name for name, _ in second.blobs.list("learning", "data", "a/")] == ["a/b c.txt"]
    assert second.blobs.delete("learning", "data", "a/b c.txt")
    second.close()


def test_azurite_refuses_a_wrong_key(azurite):
    from azure.core.exceptions import HttpResponseError
    from azure.storage.blob import BlobServiceClient

    from azureml_emulator.arm.storage import account_key

    with inprocess.installed(azurite):
        right = BlobServiceClient(HOST, credential=account_key("learning"))
        right.create_container("data")
        wrong = BlobServiceClient(HOST, credential=account_key("other"))
        with pytest.raises(HttpResponseError) as raised:
            wrong.create_container("more")
    assert raised.value.status_code == 403


def test_azurite_ends_when_the_emulator_is_killed(program, tmp_path):
    code = (
        "import pathlib, sys, time\n"
        "from azureml_emulator import Emulator\n"
        "made = Emulator(pathlib.Path(sys.argv[1]))\n"
        "made.blobs.put('learning', 'data', 'x', b'1')\n"
        "print(made.blobs.port, flush=True)\n"
        "time.sleep(60)\n"
    )
    environment = os.environ | {"AZUREML_EMULATOR_AZURITE": program}
    words = [sys.executable, "-c", code, str(tmp_path)]
    child = subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, text=True)
    address = ("127.0.0.1", int(child.stdout.readline()))
    socket.create_connection(address, timeout=5).close()
    child.kill()
    child.wait()
    child.stdout.close()
    deadline = time.monotonic() + 120
    with pytest.raises(OSError):
        while time.monotonic() < deadline:
            socket.create_connection(address, timeout=5).close()
            time.sleep(0.1)


def test_a_state_keeps_the_store_that_it_began_with(tmp_path, monkeypatch):
    monkeypatch.setenv("AZUREML_EMULATOR_AZURITE", "azurite-blob")
    Emulator(tmp_path / "azurite").close()
    monkeypatch.setenv("AZUREML_EMULATOR_AZURITE", "")
    with pytest.raises(FileNotFoundError, match="which is not installed"):
        Emulator(tmp_path / "azurite")
