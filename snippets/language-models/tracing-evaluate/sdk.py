# --8<-- [start:evaluate]
import os

import mlflow
from openai import OpenAI

mlflow.set_tracking_uri("sqlite:///verdicts.db")
mlflow.set_experiment("tickets")
mlflow.openai.autolog()
client = OpenAI(
    base_url="https://my-openai.openai.azure.com/openai/v1/",
    api_key=os.environ["AZURE_OPENAI_API_KEY"],
)
INSTRUCTIONS = "Classify the ticket as one of: access, compute, data, deployment."


@mlflow.trace
def classify(ticket):
    messages = [
        {"role": "system", "content": INSTRUCTIONS},
        {"role": "user", "content": ticket},
    ]
    answer = client.chat.completions.create(
        model="gpt-4.1-mini", messages=messages, temperature=0
    )
    return answer.choices[0].message.content


tickets = {
    "Which size of compute is right for training?": "compute",
    "Who can give me access to the workspace?": "access",
    "The scoring script fails in init": "deployment",
    "My instance bills although nobody uses it": "compute",
}
for ticket, truth in tickets.items():
    label = classify(ticket)
    trace_id = mlflow.get_last_active_trace_id()
    mlflow.flush_trace_async_logging()
    mlflow.log_feedback(trace_id=trace_id, name="right", value=label == truth)
# --8<-- [end:evaluate]

# --8<-- [start:inspect]
for trace in mlflow.search_traces(return_type="list", order_by=["timestamp_ms ASC"]):
    right = trace.info.assessments[0].value
    tokens = trace.info.token_usage["total_tokens"]
    print(right, tokens, trace.data.response, trace.data.request)
    #> True 37 "compute" {"ticket": "Which size of compute is right for training?"}
    #> True 37 "access" {"ticket": "Who can give me access to the workspace?"}
    #> False 34 "compute" {"ticket": "The scoring script fails in init"}
    #> False 35 "access" {"ticket": "My instance bills although nobody uses it"}
# --8<-- [end:inspect]
