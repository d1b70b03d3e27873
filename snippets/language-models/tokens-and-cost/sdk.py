# --8<-- [start:configure]
import tiktoken

encoding = tiktoken.encoding_for_model("gpt-4.1-mini")
for text in (
    "An idle cluster costs nothing while it waits.",
    "Nečinný klastr při čekání nic nestojí.",
    '{"min_instances": 0, "idle": true}',
    "3f9c2a7e-11d4-4b8e",
):
    print(f"{len(text)} letters, {len(encoding.encode(text))} tokens: {text}")
    #> 45 letters, 9 tokens: An idle cluster costs nothing while it waits.
    #> 38 letters, 14 tokens: Nečinný klastr při čekání nic nestojí.
    #> 34 letters, 12 tokens: {"min_instances": 0, "idle": true}
    #> 18 letters, 17 tokens: 3f9c2a7e-11d4-4b8e
# --8<-- [end:configure]

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
        {"role": "system", "content": "Summarize the text in two sentences."},
        {
            "role": "user",
            "content": "Text: The cluster ran all night. Nobody used it. It cost 40 dollars.",
        },
    ],
    max_completion_tokens=8,
    temperature=0,
)
# --8<-- [end:invoke]

# --8<-- [start:inspect]
usage = answer.usage
cost = usage.prompt_tokens * 1.10 / 1e6 + usage.completion_tokens * 4.40 / 1e6
print(usage.prompt_tokens, usage.completion_tokens, answer.choices[0].finish_reason)
#> 38 8 length
print(f"USD {cost:.7f} a request, USD {cost * 1e6:,.2f} a million requests")
#> USD 0.0000770 a request, USD 77.00 a million requests
# --8<-- [end:inspect]
