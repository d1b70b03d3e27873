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
context = """Context:
A compute cluster releases its nodes when they have been idle for two minutes.
A compute instance keeps running, and costing, until somebody stops it."""
question = "Which compute goes on costing money when nobody uses it?"
for instructions in ("Answer the question.", f"Answer from the context.\n{context}"):
    answer = client.chat.completions.create(
        model="gpt-4.1-mini",
        messages=[
            {"role": "system", "content": instructions},
            {"role": "user", "content": question},
        ],
        temperature=0,
    )
    print(answer.choices[0].message.content)
    #> I don't know: nothing in the prompt answers that.
    #> A compute instance keeps running, and costing, until somebody stops it.
# --8<-- [end:invoke]
