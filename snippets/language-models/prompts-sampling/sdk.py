# --8<-- [start:connect]
from collections import Counter

from azure.identity import DefaultAzureCredential, get_bearer_token_provider
from openai import OpenAI

token_provider = get_bearer_token_provider(
    DefaultAzureCredential(), "https://ai.azure.com/.default"
)
client = OpenAI(
    base_url="https://my-openai.openai.azure.com/openai/v1/", api_key=token_provider
)
# --8<-- [end:connect]

# --8<-- [start:invoke]
messages = [
    {
        "role": "system",
        "content": "Classify the ticket as one of: billing, technical, account.",
    },
    {"role": "user", "content": "I paid for a compute that does not start."},
]
for temperature, top_p in ((0, 1), (0.7, 1), (1.5, 1), (1.5, 0.5)):
    answer = client.chat.completions.create(
        model="gpt-4.1-mini",
        messages=messages,
        temperature=temperature,
        top_p=top_p,
        n=20,
        seed=7,
    )
    print(temperature, top_p, dict(Counter(c.message.content for c in answer.choices)))
    #> 0 1 {'billing': 20}
    #> 0.7 1 {'billing': 20}
    #> 1.5 1 {'billing': 14, 'account': 5, 'technical': 1}
    #> 1.5 0.5 {'billing': 20}
# --8<-- [end:invoke]
