# --8<-- [start:update]
import azure.search.documents.indexes.models as m
from azure.identity import DefaultAzureCredential
from azure.search.documents.indexes import SearchIndexClient

indexes = SearchIndexClient(
    "https://my-search.search.windows.net", DefaultAzureCredential()
)
index = indexes.get_index("notes")
vectorizer = m.AzureOpenAIVectorizer(
    vectorizer_name="openai",
    parameters=m.AzureOpenAIVectorizerParameters(
        resource_url="https://my-openai.openai.azure.com",
        deployment_name="text-embedding-3-small",
        model_name="text-embedding-3-small",
    ),
)
index.vector_search.vectorizers = [vectorizer]
index.vector_search.profiles[0].vectorizer_name = "openai"
text = m.SemanticField(field_name="text")
ranker = m.SemanticConfiguration(
    name="ranker",
    prioritized_fields=m.SemanticPrioritizedFields(content_fields=[text]),
)
index.semantic_search = m.SemanticSearch(configurations=[ranker])
indexes.create_or_update_index(index)
# --8<-- [end:update]

# --8<-- [start:inspect]
index = indexes.get_index("notes")
print([field.name for field in index.fields])
#> ['id', 'article', 'topic', 'text', 'vector']
print(index.vector_search.vectorizers[0].vectorizer_name)
#> openai
print(index.semantic_search.configurations[0].name)
#> ranker
# --8<-- [end:inspect]
