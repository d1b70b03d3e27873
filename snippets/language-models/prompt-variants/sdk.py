# --8<-- [start:connect]
import json
from pathlib import Path

import mlflow
from azure.identity import DefaultAzureCredential, get_bearer_token_provider
from jinja2 import Template
from openai import OpenAI

token_provider = get_bearer_token_provider(
    DefaultAzureCredential(), "https://ai.azure.com/.default"
)
client = OpenAI(
    base_url="https://my-openai.openai.azure.com/openai/v1/", api_key=token_provider
)
template = Template(Path("ticket.jinja2").read_text(), trim_blocks=True)
tickets = [json.loads(line) for line in Path("tickets.jsonl").read_text().splitlines()]
examples = [
    json.loads(line) for line in Path("examples.jsonl").read_text().splitlines()
]
# --8<-- [end:connect]

# --8<-- [start:invoke]
mlflow.set_experiment("ticket-prompt")
for count in (0, 1, 3):
    right = tokens = 0
    for ticket in tickets:
        shown = template.render(examples=examples[:count], ticket=ticket["text"])
        answer = client.chat.completions.create(
            model="gpt-4.1-mini",
            messages=[{"role": "user", "content": shown}],
            temperature=0,
        )
        right += answer.choices[0].message.content == ticket["label"]
        tokens += answer.usage.prompt_tokens
    with mlflow.start_run(run_name=f"{count}-shot"):
        mlflow.log_params(
            {"examples": count, "model": "gpt-4.1-mini", "temperature": 0}
        )
        mlflow.log_artifact("ticket.jinja2")
        mlflow.log_metrics({"accuracy": right / len(tickets), "prompt_tokens": tokens})
# --8<-- [end:invoke]

# --8<-- [start:inspect]
runs = mlflow.search_runs().sort_values(
    "metrics.accuracy", ascending=False, ignore_index=True
)
print(runs[["tags.mlflow.runName", "metrics.accuracy", "metrics.prompt_tokens"]])
# --8<-- [end:inspect]
