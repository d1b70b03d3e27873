# --8<-- [start:connect]
import os

from openai import OpenAI

client = OpenAI(
    base_url="https://my-openai.openai.azure.com/openai/v1/",
    api_key=os.environ["AZURE_OPENAI_API_KEY"],
)
# --8<-- [end:connect]

# --8<-- [start:prepare]
import re
from itertools import pairwise


def semantic(text, cuts=0.3):
    body = re.sub(r"^#.*$", "", text, flags=re.MULTILINE).strip()
    parts = re.split(r"(?<=[.?!])\s+", body)
    reply = client.embeddings.create(model="text-embedding-3-small", input=parts)
    vectors = [row.embedding for row in reply.data]
    near = [sum(a * b for a, b in zip(*two, strict=True)) for two in pairwise(vectors)]
    limit = sorted(near)[round(cuts * len(near))]
    chunks = [parts[0]]
    for similarity, part in zip(near, parts[1:], strict=True):
        if similarity < limit:
            chunks.append(part)
        else:
            chunks[-1] += f" {part}"
    return chunks


# --8<-- [end:prepare]

# --8<-- [start:evaluate]
import json
from pathlib import Path

lines = Path("files/notes.jsonl").read_text("utf-8").splitlines()
chunks = [piece for line in lines for piece in semantic(json.loads(line)["text"])]
print(len(chunks), "chunks; the longest has", max(map(len, chunks)), "characters")
#> 40 chunks; the longest has 514 characters
# --8<-- [end:evaluate]
