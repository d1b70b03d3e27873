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
schema = {
    "type": "object",
    "properties": {
        "day": {"type": "string", "description": "date of the outage"},
        "minutes": {
            "type": "integer",
            "description": "length of the outage in minutes",
        },
    },
    "required": ["day", "minutes"],
    "additionalProperties": False,
}
answer = client.chat.completions.create(
    model="gpt-4.1-mini",
    messages=[
        {
            "role": "system",
            "content": "Extract the fields from the ticket between the tags.",
        },
        {
            "role": "user",
            "content": "<ticket>The endpoint failed on 2026-11-18. It took 45 minutes.</ticket>",
        },
    ],
    # --8<-- [start:sheet]
    response_format={
        "type": "json_schema",
        "json_schema": {"name": "outage", "strict": True, "schema": schema},
    },
    # --8<-- [end:sheet]
    temperature=0,
)
print(answer.choices[0].message.content)
#> {"day": "2026-11-18", "minutes": 45}
# --8<-- [end:invoke]
