# --8<-- [start:connect]
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
answer = client.chat.completions.create(
    model="gpt-4.1-mini",
    messages=[
        {
            "role": "system",
            "content": "Classify the ticket as one of: billing, technical, account.",
        },
        # --8<-- [start:sheet]
        {"role": "user", "content": "I paid for two months and got one."},
        {"role": "assistant", "content": "billing"},
        # --8<-- [end:sheet]
        {"role": "user", "content": "Add a new person to my team."},
        {"role": "assistant", "content": "account"},
        {"role": "user", "content": "Remove the intern from all our projects."},
    ],
    temperature=0,
)
print(answer.choices[0].message.content, answer.usage.prompt_tokens)
#> account 68
# --8<-- [end:invoke]
