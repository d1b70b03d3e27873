# --8<-- [start:load]
import json
import os
from itertools import groupby
from pathlib import Path

from azure.identity import DefaultAzureCredential
from azure.search.documents import SearchClient
from azure.search.documents.indexes import SearchIndexClient
from openai import OpenAI

endpoint, credential = "https://my-search.search.windows.net", DefaultAzureCredential()
indexes = SearchIndexClient(endpoint, credential)
openai_client = OpenAI(
    base_url="https://my-openai.openai.azure.com/openai/v1/",
    api_key=os.environ["AZURE_OPENAI_API_KEY"],
)
lines = Path("files/chunks.jsonl").read_text("utf-8").splitlines()
index = indexes.get_index("notes")
for way, group in groupby(map(json.loads, lines), key=lambda chunk: chunk["chunking"]):
    chunks = list(group)
    index.name = f"notes-{way}"
    indexes.create_or_update_index(index)
    reply = openai_client.embeddings.create(
        model="text-embedding-3-small", input=[chunk["text"] for chunk in chunks]
    )
    documents = [
        {
            "id": str(number),
            "article": chunk["article"],
            "topic": chunk["topic"],
            "text": chunk["text"],
            "vector": row.embedding,
        }
        for number, (chunk, row) in enumerate(zip(chunks, reply.data, strict=True))
    ]
    SearchClient(endpoint, index.name, credential).upload_documents(documents)
    print(index.name, len(documents), "chunks,", reply.usage.total_tokens, "tokens")
    #> notes-whole 12 chunks, 1683 tokens
    #> notes-fixed 32 chunks, 1683 tokens
    #> notes-fixed-overlap 39 chunks, 2115 tokens
    #> notes-sentences 38 chunks, 1657 tokens
    #> notes-sections 39 chunks, 1721 tokens
    #> notes-semantic 40 chunks, 1472 tokens
# --8<-- [end:load]
