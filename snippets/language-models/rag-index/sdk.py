# --8<-- [start:connect]
from azure.identity import DefaultAzureCredential
from azure.search.documents.indexes import SearchIndexClient

indexes = SearchIndexClient(
    "https://my-search.search.windows.net", DefaultAzureCredential()
)
# --8<-- [end:connect]

# --8<-- [start:configure]
import azure.search.documents.indexes.models as m

fields = [
    m.SimpleField(name="id", type="Edm.String", key=True),
    m.SimpleField(name="article", type="Edm.String", filterable=True),
    m.SimpleField(name="topic", type="Edm.String", filterable=True, facetable=True),
    m.SearchableField(name="text", analyzer_name="en.lucene"),
    # --8<-- [start:sheet]
    m.SearchField(
        name="vector",
        type="Collection(Edm.Single)",
        searchable=True,
        hidden=True,
        vector_search_dimensions=1536,
        vector_search_profile_name="by-meaning",
    ),
    # --8<-- [end:sheet]
]
# --8<-- [end:configure]

# --8<-- [start:create]
profile = m.VectorSearchProfile(name="by-meaning", algorithm_configuration_name="hnsw")
# --8<-- [start:sheet-index]
index = m.SearchIndex(
    name="notes",
    fields=fields,
    vector_search=m.VectorSearch(
        algorithms=[m.HnswAlgorithmConfiguration(name="hnsw")],
        profiles=[profile],
    ),
)
# --8<-- [end:sheet-index]
print(indexes.create_or_update_index(index).name)
#> notes
# --8<-- [end:create]
