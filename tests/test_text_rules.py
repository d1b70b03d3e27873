"""What is written about code is right too: names, spelling, repetition, waiting."""

import pytest

from support.names import names
from support.python import imports, pollers
from support.sandbox import Sandbox

PAGE = "docs/jobs/echo.md"
BANK = "docs/practice/bank/jobs.yml"
LONG = (
    "A job that says hello needs neither data nor a cluster of its own, and it ends within\n"
    "seconds, so you see at once whether credentials, workspace and environment fit together.\n"
)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("call `ml_client.jobs.stream`", []),
        ("call `ml_client.jobs.steam(name)`", ["ml_client.jobs.steam"]),
        ("call `ml_client.job.stream`", ["ml_client.job"]),
        ("run `az ml job show --name x`", []),
        ("run `az ml job`", []),
        ("run `az ml jobs show`", ["az ml jobs show"]),
        ("run `az ml job show --nam x`", ["az ml job show --nam"]),
    ],
)
def test_names_in_texts_exist(text, missing):
    assert [name for name, _ in names.unknown(text)] == missing


@pytest.mark.parametrize(
    ("text", "denied"),
    [("There is no `az ml run`.", True), ("Use `az ml run`.", False), ("Use `no`.", False)],
)
def test_a_text_may_say_that_a_name_does_not_exist(text, denied):
    assert names.denied(text) is denied


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("client.compute.begin_delete('x').result()", []),
        ("client.compute.begin_delete('x')", [1]),
        ("poller = client.compute.begin_delete('x')\npoller.result()", []),
        ("poller = client.compute.begin_delete('x')\nprint(poller)", [1]),
        ("x = client.compute.begin_start('x').result()", []),
    ],
)
def test_somebody_waits_for_every_operation(source, lines):
    assert [line for line, _, _ in pollers.check(source)] == lines


@pytest.mark.parametrize(
    ("file", "old", "new", "what"),
    [
        (PAGE, "Look at", "Call `ml_client.jobs.steam` and look at", "no 'ml_client.jobs.steam'"),
        (PAGE, "Look at", "Look at teh job and", "'teh' is misspelt"),
        (PAGE, "Look at", f"{LONG}\n{LONG}\nLook at", "this paragraph stands at"),
    ],
)
def test_a_mistake_in_a_text_is_found(tmp_path, file, old, new, what):
    sandbox = Sandbox(tmp_path / "guide")
    sandbox.replace(file, old, new)
    [finding] = sandbox.findings(file)
    assert what in finding.what


def test_a_right_answer_names_what_exists(tmp_path):
    sandbox = Sandbox(tmp_path / "guide")
    path = sandbox.root / BANK
    path.write_text(path.read_text().replace("text: hello", 'text: "`az ml job creat`"', 1))
    assert "there is no 'az ml job creat'" in sandbox.findings(BANK)[0].what
    path.write_text(path.read_text().replace("right: true", "right: false", 1))
    assert not any("there is no" in finding.what for finding in sandbox.findings(BANK))


@pytest.mark.parametrize(
    ("source", "elsewhere", "count"),
    [
        ("from azure.keyvault.secrets import SecretClient", (), 1),
        ("from azure.ai.ml import command", (), 0),
        ("from pyspark.sql import SparkSession", (), 1),
        ("from pyspark.sql import SparkSession", ("pyspark",), 0),
        ("import pyspark", ("pyspark",), 0),
    ],
)
def test_a_package_of_azure_only_is_named_as_such(tmp_path, source, elsewhere, count):
    assert len(imports.check(source, tmp_path, elsewhere)) == count
