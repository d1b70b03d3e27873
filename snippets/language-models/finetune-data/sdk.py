# --8<-- [start:prepare]
import json
from pathlib import Path

import pandas as pd
import tiktoken
from sklearn.model_selection import train_test_split

SYSTEM = "Classify the ticket as one of: access, compute, data, deployment."
tickets = pd.read_csv("files/tickets.csv")
clean = tickets.dropna().drop_duplicates("text")
print(len(tickets), "rows,", len(clean), "after cleaning")
#> 103 rows, 100 after cleaning

rest, test = train_test_split(
    clean, test_size=20, stratify=clean["label"], random_state=7
)
train, valid = train_test_split(
    rest, test_size=20, stratify=rest["label"], random_state=7
)
# --8<-- [end:prepare]

# --8<-- [start:create]
for name, part in {"training": train, "validation": valid, "test": test}.items():
    with open(f"{name}.jsonl", "w", encoding="utf-8") as file:
        for text, label in zip(part["text"], part["label"], strict=True):
            messages = [
                {"role": "system", "content": SYSTEM},
                {"role": "user", "content": text},
                {"role": "assistant", "content": label},
            ]
            file.write(json.dumps({"messages": messages}, ensure_ascii=False) + "\n")
print(Path("training.jsonl").read_text("utf-8").splitlines()[0])
# --8<-- [end:create]

# --8<-- [start:inspect]
encoding = tiktoken.encoding_for_model("gpt-4.1-mini")
for name in ("training", "validation", "test"):
    lines = Path(f"{name}.jsonl").read_text("utf-8").splitlines()
    texts = [m["content"] for line in lines for m in json.loads(line)["messages"]]
    tokens = sum(len(encoding.encode(text)) for text in texts)
    print(f"{name}: {len(lines)} examples, {tokens} tokens of text")
    #> training: 60 examples, 1544 tokens of text
    #> validation: 20 examples, 521 tokens of text
    #> test: 20 examples, 513 tokens of text
# --8<-- [end:inspect]
