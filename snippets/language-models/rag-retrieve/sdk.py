# --8<-- [start:connect]
from azure.identity import DefaultAzureCredential
from azure.search.documents import SearchClient
from azure.search.documents.models import VectorizableTextQuery

search = SearchClient(
    "https://my-search.search.windows.net", "notes", DefaultAzureCredential()
)
question = "Which kind of endpoint suits nightly scoring of a million images?"
# --8<-- [end:connect]

# --8<-- [start:invoke-keyword]
for row in search.search(question, select=["id", "text"], top=2):
    print(f"{row['@search.score']:.3f}", row["text"].splitlines()[0])
    #> 1.971 Environments: Building your own
    #> 1.814 Batch endpoints: When to use them
# --8<-- [end:invoke-keyword]

# --8<-- [start:invoke-vector]
# --8<-- [start:sheet-vector]
vector = VectorizableTextQuery(text=question, k_nearest_neighbors=50, fields="vector")
# --8<-- [end:sheet-vector]
for row in search.search(vector_queries=[vector], select=["id", "text"], top=2):
    print(f"{row['@search.score']:.3f}", row["text"].splitlines()[0])
    #> 0.609 Online endpoints: Endpoint and deployment
    #> 0.608 Batch endpoints: When to use them
# --8<-- [end:invoke-vector]

# --8<-- [start:invoke]
results = search.search(
    question,
    vector_queries=[vector],
    filter="topic eq 'endpoints'",
    select=["id", "text"],
    top=2,
)
for row in results:
    print(f"{row['@search.score']:.3f}", row["text"].splitlines()[0])
    #> 0.033 Batch endpoints: When to use them
    #> 0.032 Online endpoints: Endpoint and deployment
# --8<-- [end:invoke]

# --8<-- [start:invoke-semantic]
# --8<-- [start:sheet]
results = search.search(
    question,
    vector_queries=[vector],
    query_type="semantic",
    semantic_configuration_name="ranker",
    query_caption="extractive",
    top=2,
)
# --8<-- [end:sheet]
for row in results:
    caption = row["@search.captions"][0].text
    print(f"{row['@search.reranker_score']:.2f}", caption[:54])
    #> 1.80 A batch endpoint scores many files at once and answers
    #> 1.71 Online endpoints: Blue and green
# --8<-- [end:invoke-semantic]
