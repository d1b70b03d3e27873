# --8<-- [start:inspect]
import json
from pathlib import Path

ROLES = {"system", "developer", "user", "assistant", "tool"}


def problem(line):
    try:
        messages = json.loads(line)["messages"]
    except ValueError as error:
        return f"no JSON: {error}"
    except KeyError:
        return "there is no 'messages'"
    for message in messages:
        if message["role"] not in ROLES:
            return f"unknown role '{message['role']}'"
        if not message.get("content") and not message.get("tool_calls"):
            return f"the {message['role']} says nothing"
    if messages[-1]["role"] != "assistant":
        return "there is no answer to learn"


lines = Path("files/broken.jsonl").read_text("utf-8").splitlines()
for number, line in enumerate(lines, start=1):
    if found := problem(line):
        print(f"line {number}: {found}")
        #> line 2: there is no 'messages'
        #> line 3: no JSON: Expecting ',' delimiter: line 1 column 127 (char 126)
        #> line 4: unknown role 'bot'
        #> line 5: there is no answer to learn
        #> line 6: the assistant says nothing
if len(lines) < 10:
    print(f"{len(lines)} examples; a job needs 10")
    #> 6 examples; a job needs 10
# --8<-- [end:inspect]

# --8<-- [start:submit]
import os
import time

from openai import OpenAI

client = OpenAI(
    base_url="https://my-openai.openai.azure.com/openai/v1/",
    api_key=os.environ["AZURE_OPENAI_API_KEY"],
)
with open("files/broken.jsonl", "rb") as contents:
    file = client.files.create(file=contents, purpose="fine-tune")
job = client.fine_tuning.jobs.create(
    model="gpt-4.1-mini-2025-04-14", training_file=file.id
)
while job.status not in ("succeeded", "failed", "cancelled"):
    time.sleep(5)
    job = client.fine_tuning.jobs.retrieve(job.id)
print(job.status, job.error.code)
#> failed invalid_training_file
print(job.error.message.replace("; ", "\n"))
# --8<-- [end:submit]
