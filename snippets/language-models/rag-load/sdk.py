# --8<-- [start:load]
import json
import os
from pathlib import Path

from openai import OpenAI

lines = Path("files/chunks.jsonl").read_text("utf-8").splitlines()
chunks = [json.loads(line) for line in lines]
openai_client = OpenAI(
    base_url="https://my-openai.openai.azure.com/openai/v1/",
    api_key=os.environ["AZURE_OPENAI_API_KEY"],
)
reply = openai_client.embeddings.create(
    model="text-embedding-3-small", input=[chunk["text"] for chunk in chunks]
)
print(len(reply.data), "vectors of", len(reply.data[0].embedding), "numbers")
#> 39 vectors of 1536 numbers
print(reply.usage.total_tokens, "tokens")
#> 1721 tokens
# --8<-- [end:load]

# --8<-- [start:create]
from azure.identity import DefaultAzureCredential
from azure.search.documents import SearchClient

search = SearchClient(
    "https://my-search.search.windows.net", "notes", DefaultAzureCredential()
)
documents = [
    {
        "id": f"{chunk['article']}-{number}",
        "article": chunk["article"],
        "topic": chunk["topic"],
        "text": chunk["text"],
        "vector": row.embedding,
    }
    for number, (chunk, row) in enumerate(zip(chunks, reply.data, strict=True))
]
results = search.upload_documents(documents)
print(sum(result.succeeded for result in results), "of", len(documents), "stored")
#> 39 of 39 stored
# --8<-- [end:create]

# --8<-- [start:inspect]
print(search.get_document_count(), "documents")
#> 39 documents
print(search.get_document("compute-clusters-0")["text"][:60])
# --8<-- [end:inspect]
