# --8<-- [start:connect]
import os

from openai import OpenAI

client = OpenAI(
    base_url="https://my-openai.openai.azure.com/openai/v1/",
    api_key=os.environ["AZURE_OPENAI_API_KEY"],
)
# --8<-- [end:connect]

# --8<-- [start:invoke]
texts = [
    "A stopped instance still costs its disk.",
    "The bandit policy stops trials that are too far behind.",
    "Drift means that the inputs changed.",
]
reply = client.embeddings.create(
    model="text-embedding-3-small",
    input=texts,
    dimensions=512,
    encoding_format="float",
)
print(len(reply.data), len(reply.data[0].embedding), reply.usage.total_tokens)
#> 3 512 28
# --8<-- [end:invoke]

# --8<-- [start:explore]
import numpy as np

store = np.array([row.embedding for row in reply.data])
print(np.linalg.norm(store, axis=1).round(3))
#> [1. 1. 1.]
asked = client.embeddings.create(
    model="text-embedding-3-small",
    input="Do I pay for a machine that is switched off?",
    dimensions=512,
)
cosines = store @ asked.data[0].embedding
for index in cosines.argsort()[::-1]:
    print(f"{cosines[index]:.2f}  {texts[index]}")
    #> 0.44  A stopped instance still costs its disk.
    #> 0.11  Drift means that the inputs changed.
    #> 0.02  The bandit policy stops trials that are too far behind.
# --8<-- [end:explore]
