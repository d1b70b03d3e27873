# --8<-- [start:connect]
import openai
from azure.identity import DefaultAzureCredential, get_bearer_token_provider

token_provider = get_bearer_token_provider(
    DefaultAzureCredential(), "https://ai.azure.com/.default"
)
client = openai.OpenAI(
    base_url="https://my-openai.openai.azure.com/openai/v1/",
    api_key=token_provider,
    max_retries=0,
)
# --8<-- [end:connect]

# --8<-- [start:invoke]
try:
    for number in range(1, 6):
        client.chat.completions.create(
            model="gpt-4.1-nano",
            messages=[
                {
                    "role": "user",
                    "content": "Text: An idle cluster costs nothing. Summarize.",
                }
            ],
            max_completion_tokens=300,
        )
except openai.RateLimitError as error:
    print(
        f"request {number}:", error.status_code, error.response.headers["retry-after"]
    )
    #> request 4: 429 60
# --8<-- [end:invoke]
