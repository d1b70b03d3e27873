# --8<-- [start:load]
import json
from pathlib import Path

lines = Path("files/raw.jsonl").read_text("utf-8").splitlines()
raw = [json.loads(line) for line in lines]
text = raw[4]["text"].splitlines()
print(text[0], "...", *text[-2:], sep="\n")
# --8<-- [end:load]

# --8<-- [start:prepare]
import html
import re

BOILERPLATE = re.compile(r"(Home >.*|Was this page helpful\?.*|Privacy & cookies)")


def clean(text):
    text = html.unescape(text).replace("\xa0", " ")
    text = BOILERPLATE.sub("", text)
    text = re.sub(r" {2,}", " ", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


notes = {}
for note in raw:
    text = clean(note["text"])
    notes.setdefault(text, note | {"text": text})
print(len(raw), "documents,", len(notes), "without duplicates")
#> 13 documents, 12 without duplicates
Path("notes.jsonl").write_text("\n".join(map(json.dumps, notes.values())), "utf-8")
# --8<-- [end:prepare]

# --8<-- [start:inspect]
import tiktoken

encoding = tiktoken.encoding_for_model("text-embedding-3-small")
for name, texts in {"raw": [note["text"] for note in raw], "clean": notes}.items():
    counts = [len(encoding.encode(text)) for text in texts]
    print(name, sum(counts), "tokens; the longest document has", max(counts))
    #> raw 2129 tokens; the longest document has 256
    #> clean 1683 tokens; the longest document has 230
# --8<-- [end:inspect]
