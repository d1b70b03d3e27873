# --8<-- [start:connect]
from pathlib import Path

import pandas as pd
from azure.identity import DefaultAzureCredential, get_bearer_token_provider
from openai import OpenAI

token_provider = get_bearer_token_provider(
    DefaultAzureCredential(), "https://ai.azure.com/.default"
)
client = OpenAI(
    base_url="https://my-openai.openai.azure.com/openai/v1/", api_key=token_provider
)
# --8<-- [end:connect]

# --8<-- [start:create]
text = Path("context.txt").read_text()
rule = 'Answer from the context in one sentence. If it is not there, say "not in the text".'
prompts = {"A": "Answer the question.", "B": f"{rule}\nContext:\n{text}"}
rows = []
for case in pd.read_csv("questions.csv").itertuples():
    for name, instructions in prompts.items():
        messages = [
            {"role": "system", "content": instructions},
            {"role": "user", "content": case.question},
        ]
        answer = client.chat.completions.create(
            model="gpt-4.1-mini", messages=messages, temperature=0
        )
        rows.append((case.case, name, answer.choices[0].message.content, ""))
sheet = pd.DataFrame(rows, columns=["case", "prompt", "answer", "correct"])
sheet = sheet.sample(frac=1, random_state=3)
sheet.drop(columns="prompt").to_csv("sheet.csv", index_label="row")
sheet.prompt.to_csv("key.csv", index_label="row")
print(sheet[["case", "answer"]].to_string(index=False))
# --8<-- [end:create]
