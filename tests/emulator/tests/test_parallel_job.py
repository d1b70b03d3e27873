import pytest
from azure.ai.ml import Input, Output, dsl
from azure.ai.ml.entities import Environment
from azure.ai.ml.exceptions import JobException
from azure.ai.ml.parallel import RunFunction, parallel_run_function

SCRIPT = """
import argparse
from pathlib import Path

def init():
    global prefix
    parser = argparse.ArgumentParser()
    parser.add_argument("--prefix", default="")
    prefix = parser.parse_known_args()[0].prefix

def run(mini_batch):
    print("batch of", len(mini_batch))
    return [prefix + Path(name).read_text().strip() for name in mini_batch]
"""
PICKY = """
from pathlib import Path

def run(mini_batch):
    return [1 / (len(Path(name).read_text()) - 2) for name in mini_batch]
"""


@pytest.fixture
def score(client, installed, tmp_path):
    """Run a pipeline of one parallel step, and return the job and what the step has appended."""
    image = "mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"
    client.environments.create_or_update(Environment(name="python", image=image))
    (tmp_path / "src").mkdir()

    def submit(script: str, files: dict[str, str], arguments="", kind="uri_folder", **options):
        (tmp_path / "data").mkdir()
        for name, text in files.items():
            (tmp_path / "data" / name).write_text(text)
        (tmp_path / "src/score.py").write_text(script)
        step = parallel_run_function(
            name="score",
            inputs={"data": Input(type=kind)},
            outputs={"rows": Output(type="uri_file")},
            input_data="${{inputs.data}}",
            instance_count=1,
            max_concurrency_per_instance=2,
            task=RunFunction(
                code=tmp_path / "src",
                entry_script="score.py",
                environment="python@latest",
                program_arguments=arguments,
                append_row_to="${{outputs.rows}}",
            ),
            **options,
        )

        @dsl.pipeline(default_compute="serverless")
        def scoring(data):
            scored = step(data=data)
            return {"rows": scored.outputs.rows}

        job = scoring(data=Input(type=kind, path=tmp_path / "data"))
        job = client.jobs.create_or_update(job)
        installed.executor.wait(job.id, 60)
        return client.jobs.get(job.name)

    return submit


def rows(client, job, folder) -> list[str]:
    client.jobs.download(job.name, output_name="rows", download_path=folder / "down")
    [file] = [path for path in (folder / "down").rglob("*") if path.is_file()]
    return file.read_text().splitlines()


FILES = {f"{number}.txt": str(number) for number in range(5)}


def test_every_file_goes_through_the_entry_script_once(score, client, tmp_path):
    job = score(SCRIPT, FILES, arguments="--prefix file-", mini_batch_size="2")
    assert rows(client, job, tmp_path) == [f"file-{number}" for number in range(5)]


FAILING = FILES | {"bad.txt": "22"}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"mini_batch_error_threshold": 0}, "mini_batch_error_threshold is 0"),
        ({"error_threshold": 0}, "error_threshold is 0"),
        ({"arguments": "--allowed_failed_percent 10"}, "1 of 6 mini batches have failed"),
    ],
)
def test_more_failures_than_allowed_fail_the_step(score, client, options, message):
    retry = {"max_retries": 0, "timeout": 30}
    job = score(PICKY, FAILING, mini_batch_size="1", retry_settings=retry, **options)
    assert job.status == "Failed"
    [step] = client.jobs.list(parent_job_name=job.name)
    with pytest.raises(JobException, match=message):
        client.jobs.stream(step.name)


def test_failures_are_ignored_unless_a_threshold_says_otherwise(score, client, tmp_path):
    job = score(PICKY, FAILING, mini_batch_size="1")
    assert job.status == "Completed"
    assert rows(client, job, tmp_path) == ["-1.0"] * 5


def test_a_mini_batch_that_takes_too_long_has_failed(score):
    script = "import time\ndef run(mini_batch):\n    time.sleep(30)\n"
    retry = {"max_retries": 0, "timeout": 1}
    job = score(script, {"a.txt": ""}, retry_settings=retry, mini_batch_error_threshold=0)
    assert job.status == "Failed"


def test_a_table_is_split_by_the_size_of_its_rows(score, client, tmp_path):
    table = "paths: [file: ./sales.csv]\ntransformations: [read_delimited: {delimiter: ';'}]\n"
    sales = "store;sold\n" + "".join(f"{number};{'9' * 500}\n" for number in range(6))
    script = "def run(mini_batch):\n    return [len(mini_batch)] * len(mini_batch)\n"
    files = {"MLTable": table, "sales.csv": sales}
    job = score(script, files, kind="mltable", mini_batch_size="1kb")
    assert rows(client, job, tmp_path) == ["2"] * 6


def test_a_table_is_partitioned_by_keys(score, client, tmp_path):
    table = "paths: [file: ./sales.csv]\ntransformations: [read_delimited]\n"
    files = {"MLTable": table, "sales.csv": "store,sold\na,1\nb,2\na,3\n"}
    script = "def run(mini_batch):\n    return mini_batch.assign(all=mini_batch.sold.sum())\n"
    job = score(script, files, kind="mltable", partition_keys=["store"])
    assert rows(client, job, tmp_path) == ["a 1 4", "a 3 4", "b 2 2"]
