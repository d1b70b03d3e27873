# --8<-- [start:create]
import os

from openai import OpenAI

client = OpenAI(
    base_url="https://my-openai.openai.azure.com/openai/v1/",
    api_key=os.environ["AZURE_OPENAI_API_KEY"],
)
ADVICE = {
    "compute": "Set the minimum number of nodes to 0. An idle cluster then releases its nodes.",
    "deployment": "Read the logs of the deployment first. A 502 means that the container failed.",
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


def classify(ticket):
    return ask(
        "Classify the ticket as one of: access, compute, data, deployment.", ticket
    )


def reply(ticket):
    label = classify(ticket)
    advice = ADVICE.get(label)
    if advice is None:
        return label, "A person will look at this."
    return label, ask(
        f"Answer the ticket from the context.\nContext:\n{advice}", ticket
    )


# --8<-- [end:create]


# --8<-- [start:invoke]
tickets = [
    "How do I stop paying for compute nodes of an idle cluster?",
    "Our endpoint answers 502 since the update, what now?",
    "Who can give me permission to open the workspace?",
]
for ticket in tickets:
    print(reply(ticket))
    #> ('compute', 'An idle cluster then releases its nodes.')
    #> ('deployment', 'A 502 means that the container failed.')
    #> ('access', 'A person will look at this.')
# --8<-- [end:invoke]
