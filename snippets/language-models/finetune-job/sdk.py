# --8<-- [start:connect]
import os
import time

from openai import OpenAI

client = OpenAI(
    base_url="https://my-openai.openai.azure.com/openai/v1/",
    api_key=os.environ["AZURE_OPENAI_API_KEY"],
)
# --8<-- [end:connect]

# --8<-- [start:load]
with open("files/training.jsonl", "rb") as contents:
    training = client.files.create(file=contents, purpose="fine-tune")
with open("files/validation.jsonl", "rb") as contents:
    validation = client.files.create(file=contents, purpose="fine-tune")
print(training.status, validation.bytes)
#> processed 4797
# --8<-- [end:load]

# --8<-- [start:submit]
job = client.fine_tuning.jobs.create(
    model="gpt-4.1-mini-2025-04-14",
    training_file=training.id,
    validation_file=validation.id,
    method={
        "type": "supervised",
        "supervised": {"hyperparameters": {"n_epochs": 4, "batch_size": 4}},
    },
    seed=105,
    suffix="tickets",
    extra_body={"trainingType": "GlobalStandard"},
)
# --8<-- [end:submit]

# --8<-- [start:stream]
while job.status not in ("succeeded", "failed", "cancelled"):
    print(job.status)
    #> validating_files
    #> queued
    #> running
    time.sleep(5)
    job = client.fine_tuning.jobs.retrieve(job.id)
print(job.status, "-", job.trained_tokens, "tokens trained")
#> succeeded - 6176 tokens trained
# --8<-- [end:stream]

# --8<-- [start:inspect]
events = client.fine_tuning.jobs.list_events(job.id).data
print("\n".join(event.message for event in reversed(events)))
# --8<-- [end:inspect]

# --8<-- [start:inspect-checkpoints]
for point in client.fine_tuning.jobs.checkpoints.list(job.id):
    print(point.step_number, round(point.metrics.full_valid_loss, 3))
    #> 60 0.636
    #> 45 0.703
    #> 30 0.81
# --8<-- [end:inspect-checkpoints]
