"""Files and fine-tuning jobs, through the client ``openai``."""

import csv
import io
import json

import openai
import pytest
from openai import OpenAI

from azureml_emulator.openai.access import KEY

TICKETS = {
    "billing": [
        "Charged twice",
        "I want a refund",
        "The invoice is wrong",
        "Why did the price rise?",
    ],
    "technical": ["The app crashes", "An error page shows", "The upload hangs", "It is slow"],
    "account": ["Change my password", "Delete my profile", "I cannot sign in", "New email address"],
}
CHECKED = {
    "billing": ["I got no receipt"],
    "technical": ["Black screen"],
    "account": ["Reset login"],
}


@pytest.fixture
def client(installed):
    return OpenAI(base_url="https://learning.openai.azure.com/openai/v1/", api_key=KEY)


def lines(tickets):
    for label, texts in tickets.items():
        for text in texts:
            turns = [("user", text), ("assistant", label)]
            yield json.dumps({"messages": [{"role": r, "content": c} for r, c in turns]})


def upload(client, rows, name="train.jsonl"):
    contents = "\n".join(rows).encode()
    return client.files.create(file=(name, contents), purpose="fine-tune").id


def finished(client, **options):
    options = {"model": "gpt-4.1-mini"} | options
    job = client.fine_tuning.jobs.create(**options)
    states = [job.status]
    while states[-1] not in ("succeeded", "failed", "cancelled"):
        job = client.fine_tuning.jobs.retrieve(job.id)
        states.append(job.status)
    return job, states


def test_a_job_learns_and_its_model_answers(client):
    job, states = finished(
        client,
        training_file=upload(client, lines(TICKETS)),
        validation_file=upload(client, lines(CHECKED), "valid.jsonl"),
        suffix="tickets",
        seed=7,
        method={
            "type": "supervised",
            "supervised": {"hyperparameters": {"n_epochs": 5, "batch_size": 4}},
        },
        extra_body={"trainingType": "GlobalStandard"},
    )
    assert states == ["validating_files", "queued", "running", "succeeded"]
    assert job.fine_tuned_model.startswith("gpt-4.1-mini-2025-04-14.ft-")
    assert job.fine_tuned_model.endswith("-tickets")
    table = client.files.content(job.result_files[0]).read().decode()
    rows = list(csv.DictReader(io.StringIO(table)))
    assert len(rows) == 5 * 12 / 4
    assert float(rows[-1]["train_loss"]) < float(rows[0]["train_loss"]) / 2
    assert [row["step"] for row in rows if row["full_valid_loss"]] == ["3", "6", "9", "12", "15"]
    events = [event.message for event in client.fine_tuning.jobs.list_events(job.id)]
    assert events[-1] == f"Created fine-tuning job: {job.id}"
    assert events[0] == "The job has successfully completed"
    kept = client.fine_tuning.jobs.checkpoints.list(job.id).data
    assert [checkpoint.step_number for checkpoint in kept] == [15, 12, 9]
    asked = [{"role": "user", "content": "My money is back: thank you for the refund"}]
    answer = client.chat.completions.create(
        model=job.fine_tuned_model, messages=asked, temperature=0
    )
    assert answer.choices[0].message.content == "billing"


def test_a_byte_order_mark_is_no_part_of_the_first_line(client):
    first, *rest = lines(TICKETS)
    job, _ = finished(client, training_file=upload(client, ["\ufeff" + first, *rest]))
    assert job.status == "succeeded"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("{", "Line 13: Invalid JSON"),
        ('{"prompt": "x"}', "Line 13: The key 'messages' is missing"),
        ('{"messages": [{"role": "robot", "content": "x"}]}', "Line 13: Invalid role 'robot'"),
        ('{"messages": [{"role": "user", "content": "x"}]}', "Line 13: The last message must be"),
    ],
)
def test_a_wrong_line_fails_the_job_and_is_named(client, row, problem):
    job, states = finished(client, training_file=upload(client, [*lines(TICKETS), row]))
    assert states == ["validating_files", "failed"]
    assert job.error.code == "invalid_training_file"
    assert problem in job.error.message


def test_too_few_examples_fail_the_job(client):
    few = {"billing": TICKETS["billing"]}
    job, _ = finished(client, training_file=upload(client, lines(few)))
    assert "has 4 example(s), but must have at least 10" in job.error.message


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ({"model": "gpt-5-mini"}, "does not support fine-tuning"),
        ({"training_file": "file-unknown"}, "invalid training_file: file-unknown"),
        ({"hyperparameters": {"n_epochs": 0}}, "Invalid n_epochs: 0"),
        ({"suffix": "with spaces"}, "Invalid suffix"),
        ({"suffix": "nineteen-characters"}, "Invalid suffix"),
    ],
)
def test_a_wrong_job_is_refused(client, options, problem):
    options = {"model": "gpt-4.1", "training_file": upload(client, lines(TICKETS))} | options
    with pytest.raises(openai.BadRequestError, match=problem):
        client.fine_tuning.jobs.create(**options)


def test_a_job_can_be_cancelled_once(client):
    file = upload(client, lines(TICKETS))
    job = client.fine_tuning.jobs.create(model="gpt-4.1-nano", training_file=file)
    assert client.fine_tuning.jobs.cancel(job.id).status == "cancelled"
    with pytest.raises(openai.BadRequestError, match="already completed"):
        client.fine_tuning.jobs.cancel(job.id)
    assert [entry.id for entry in client.fine_tuning.jobs.list()] == [job.id]


def test_files_are_listed_read_and_deleted(client):
    number = upload(client, ["{}"])
    assert [entry.id for entry in client.files.list()] == [number]
    assert client.files.content(number).read() == b"{}"
    assert client.files.delete(number).deleted
    with pytest.raises(openai.NotFoundError):
        client.files.retrieve(number)
    with pytest.raises(openai.BadRequestError, match=r"not \.jsonl"):
        upload(client, ["{}"], "train.txt")
