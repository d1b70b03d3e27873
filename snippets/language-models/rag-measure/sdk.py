# --8<-- [start:configure]
import math

from azure.search.documents.models import VectorizableTextQuery


def find(search, question, kind):
    vector = VectorizableTextQuery(
        text=question, k_nearest_neighbors=50, fields="vector"
    )
    found = search.search(
        None if kind == "vector" else question,
        vector_queries=None if kind == "keyword" else [vector],
        query_type="semantic" if kind == "reranked" else None,
        semantic_configuration_name="ranker" if kind == "reranked" else None,
        top=5,
    )
    return [document["text"] for document in found]


def measures(places):
    recall = [sum(place <= k for place in places) / len(places) for k in (1, 3, 5)]
    gain = sum(1 / math.log2(place + 1) for place in places) / len(places)
    return "".join(f"{value:7.2f}" for value in [*recall, gain])


# --8<-- [end:configure]

# --8<-- [start:evaluate]
import json
from pathlib import Path

from azure.identity import DefaultAzureCredential
from azure.search.documents import SearchClient

WAYS = ("whole", "fixed", "fixed-overlap", "sentences", "sections", "semantic")
lines = Path("files/questions.jsonl").read_text("utf-8").splitlines()
asked = [json.loads(line) for line in lines]
endpoint, credential = "https://my-search.search.windows.net", DefaultAzureCredential()
table = ["chunking       query    recall@1     @3     @5 nDCG@5  characters in 3"]
for way in WAYS:
    search = SearchClient(endpoint, f"notes-{way}", credential)
    for kind in ("keyword", "vector", "hybrid", "reranked"):
        places, sent = [], 0
        for row in asked:
            texts = find(search, row["question"], kind)
            held = [row["evidence"] in text for text in texts]
            places.append(held.index(True) + 1 if any(held) else math.inf)
            sent += sum(map(len, texts[:3])) / len(asked)
        table.append(f"{way:15}{kind:10}{measures(places)}{sent:12.0f}")
print(*table, sep="\n")
# --8<-- [end:evaluate]
