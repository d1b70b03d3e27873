# --8<-- [start:create]
import os

import mlflow
from openai import OpenAI

# --8<-- [start:sheet]
mlflow.set_tracking_uri("sqlite:///traces.db")
mlflow.set_experiment("tickets")
mlflow.openai.autolog()
# --8<-- [end:sheet]
client = OpenAI(
    base_url="https://my-openai.openai.azure.com/openai/v1/",
    api_key=os.environ["AZURE_OPENAI_API_KEY"],
)
ADVICE = {
    "compute": "Set the minimum number of nodes to 0. An idle cluster then costs nothing."
}


def ask(instructions, text):
    messages = [
        {"role": "system", "content": instructions},
        {"role": "user", "content": text},
    ]
    answer = client.chat.completions.create(
        model="gpt-4.1-mini", messages=messages, temperature=0
    )
    return answer.choices[0].message.content


# --8<-- [start:sheet-span]
@mlflow.trace(span_type="RETRIEVER")
def find(label):
    return ADVICE.get(label, "")
    # --8<-- [end:sheet-span]


@mlflow.trace(span_type="CHAIN")
def reply(ticket):
    label = ask(
        "Classify the ticket as one of: access, compute, data, deployment.", ticket
    )
    return ask(f"Answer the ticket from the context.\nContext:\n{find(label)}", ticket)


# --8<-- [end:create]


# --8<-- [start:invoke]
print(reply("How do I stop paying for compute nodes of an idle cluster?"))
#> An idle cluster then costs nothing.
# --8<-- [end:invoke]

# --8<-- [start:inspect]
mlflow.flush_trace_async_logging()
trace = mlflow.get_trace(mlflow.get_last_active_trace_id())
for span in trace.data.spans:
    usage = span.get_attribute("mlflow.chat.tokenUsage") or {}
    print(
        f"{span.span_type:10} {span.name:11} tokens: {usage.get('total_tokens', '-')}"
    )
    #> CHAIN      reply       tokens: -
    #> CHAT_MODEL Completions tokens: 41
    #> RETRIEVER  find        tokens: -
    #> CHAT_MODEL Completions tokens: 57
# --8<-- [end:inspect]
