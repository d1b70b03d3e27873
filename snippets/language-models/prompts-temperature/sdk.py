# --8<-- [start:connect]
import os

import matplotlib.pyplot as plt
import numpy as np
from openai import OpenAI

client = OpenAI(
    base_url="https://my-openai.openai.azure.com/openai/v1/",
    api_key=os.environ["AZURE_OPENAI_API_KEY"],
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
        {"role": "user", "content": "I paid for a compute that does not start."},
    ],
    logprobs=True,
    top_logprobs=3,
)
first = answer.choices[0].logprobs.content[0].top_logprobs
labels = [token.token for token in first]
logprobs = np.array([token.logprob for token in first])
# --8<-- [end:invoke]

# --8<-- [start:inspect]
fig, ax = plt.subplots(figsize=(6, 2.8))
for index, temperature in enumerate((0.5, 1, 1.5, 2)):
    weights = np.exp(logprobs / temperature)
    shares = (weights / weights.sum()).round(2).tolist()
    print(temperature, dict(zip(labels, shares, strict=True)))
    #> 0.5 {'billing': 0.99, 'account': 0.0, 'technical': 0.0}
    #> 1 {'billing': 0.91, 'account': 0.06, 'technical': 0.02}
    #> 1.5 {'billing': 0.79, 'account': 0.13, 'technical': 0.07}
    #> 2 {'billing': 0.7, 'account': 0.18, 'technical': 0.12}
    ax.bar(np.arange(3) + 0.2 * index, shares, 0.18, label=temperature)
ax.set_xticks(np.arange(3) + 0.3, labels)
ax.legend(title="temperature")
fig.savefig("temperature.svg")
# --8<-- [end:inspect]
