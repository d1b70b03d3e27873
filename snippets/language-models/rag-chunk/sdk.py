# --8<-- [start:load]
import json
import re
from pathlib import Path

import tiktoken
from semantic_text_splitter import TextSplitter


def read(name):
    return [json.loads(row) for row in Path(name).read_text("utf-8").splitlines()]


notes = read("files/notes.jsonl")
encoding = tiktoken.encoding_for_model("text-embedding-3-small")
# --8<-- [end:load]


# --8<-- [start:prepare-fixed]
def fixed(text, size=64, overlap=0):
    tokens = encoding.encode(text)
    starts = range(0, max(len(tokens) - overlap, 1), size - overlap)
    return [encoding.decode(tokens[start : start + size]) for start in starts]


for piece in fixed(notes[0]["text"], overlap=16)[:2]:
    print(repr(piece[:30]), "...", repr(piece[-44:]))
# --8<-- [end:prepare-fixed]

# --8<-- [start:prepare-sentences]
sentences = TextSplitter.from_tiktoken_model("text-embedding-3-small", 64).chunks
# --8<-- [end:prepare-sentences]


# --8<-- [start:prepare-sections]
def sections(text):
    title, *parts = re.split(r"^#+ ", text, flags=re.MULTILINE)[1:]
    return [f"{title.strip()}: {part.strip()}" for part in parts]


print(sections(notes[0]["text"])[0].splitlines()[0])
#> Compute clusters: Scaling
# --8<-- [end:prepare-sections]

# --8<-- [start:evaluate]
ways = {
    "whole": lambda text: [text],
    "fixed": fixed,
    "fixed-overlap": lambda text: fixed(text, overlap=16),
    "sentences": sentences,
    "sections": sections,
}
wanted = [row["evidence"] for row in read("files/questions.jsonl")]
print("chunking            chunks   tokens   whole answers")
#> chunking            chunks   tokens   whole answers
for way, split in ways.items():
    chunks = [(note["id"], piece) for note in notes for piece in split(note["text"])]
    tokens = sum(len(encoding.encode(piece)) for _, piece in chunks)
    whole = sum(any(text in piece for _, piece in chunks) for text in wanted)
    print(f"{way:18}{len(chunks):8}{tokens:9}{whole:10} of {len(wanted)}")
    #> whole                   12     1683        36 of 36
    #> fixed                   32     1683        29 of 36
    #> fixed-overlap           39     2115        35 of 36
    #> sentences               38     1657        36 of 36
    #> sections                39     1721        36 of 36
# --8<-- [end:evaluate]
