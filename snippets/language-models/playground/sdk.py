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
answer = client.responses.create(
    model="gpt-4.1-mini",
    instructions='Answer from the text only. If it does not say it, say "not in the text".',
    input="Text: A compute cluster with min_instances=0 costs nothing while it is idle. "
    "When does a cluster cost nothing?",
    temperature=0.2,
    max_output_tokens=200,
)
# --8<-- [end:invoke]

# --8<-- [start:inspect]
print(answer.output_text)
#> A compute cluster with min_instances=0 costs nothing while it is idle.
print(answer.usage.input_tokens, answer.usage.output_tokens, answer.status)
#> 55 15 completed
# --8<-- [end:inspect]
