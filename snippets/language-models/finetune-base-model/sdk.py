# --8<-- [start:inspect]
import os

from openai import OpenAI

client = OpenAI(
    base_url="https://my-openai.openai.azure.com/openai/v1/",
    api_key=os.environ["AZURE_OPENAI_API_KEY"],
)
for model in client.models.list():
    if model.capabilities["fine_tune"]:
        print(model.id)
        #> gpt-4.1-2025-04-14
        #> gpt-4.1-mini-2025-04-14
        #> gpt-4.1-nano-2025-04-14
        #> gpt-4o-mini-2024-07-18
# --8<-- [end:inspect]
