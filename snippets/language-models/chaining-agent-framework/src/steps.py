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


def classify_ticket(ticket):
    instructions = "Classify the ticket as one of: access, compute, data, deployment."
    return ask(instructions, ticket)
