"""Azure AI Search, through the client azure-search-documents."""

import numpy as np
import pytest
from azure.core.credentials import AzureKeyCredential
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError
from azure.identity import DefaultAzureCredential
from azure.search.documents import SearchClient
from azure.search.documents.indexes import SearchIndexClient
from azure.search.documents.indexes.models import (
    AzureOpenAIVectorizer,
    AzureOpenAIVectorizerParameters,
    HnswAlgorithmConfiguration,
    SearchableField,
    SearchField,
    SearchFieldDataType,
    SearchIndex,
    SemanticConfiguration,
    SemanticField,
    SemanticPrioritizedFields,
    SemanticSearch,
    SimpleField,
    VectorSearch,
    VectorSearchProfile,
)
from azure.search.documents.models import VectorizableTextQuery, VectorizedQuery

from azureml_emulator.language import embedding
from azureml_emulator.search.access import KEY, QUERY_KEY

ENDPOINT = "https://learning.search.windows.net"
WIDTH = 512
TEXTS = {
    "a": ("compute", 3, "A compute cluster scales down to zero nodes when it is idle."),
    "b": ("compute", 1, "A compute instance is a workstation for one person."),
    "c": ("models", 5, "Register a model before you deploy it."),
    "d": ("data", 2, "A data asset points to files in a datastore."),
}


def fields():
    vector = SearchFieldDataType.Collection(SearchFieldDataType.Single)
    return [
        SimpleField(name="id", type=SearchFieldDataType.String, key=True),
        SearchableField(name="content", analyzer_name="en.lucene"),
        SimpleField(name="topic", type=SearchFieldDataType.String, filterable=True, facetable=True),
        SimpleField(name="rank", type=SearchFieldDataType.Int32, filterable=True, sortable=True),
        SearchField(
            name="vector",
            type=vector,
            searchable=True,
            vector_search_dimensions=WIDTH,
            vector_search_profile_name="profile",
        ),
    ]


def definition(**options):
    parameters = AzureOpenAIVectorizerParameters(
        resource_url="https://learning.openai.azure.com",
        deployment_name="text-embedding-3-small",
        model_name="text-embedding-3-small",
    )
    profile = VectorSearchProfile(
        name="profile", algorithm_configuration_name="hnsw", vectorizer_name="openai"
    )
    content = SemanticPrioritizedFields(content_fields=[SemanticField(field_name="content")])
    given = {
        "name": "notes",
        "fields": fields(),
        "vector_search": VectorSearch(
            algorithms=[HnswAlgorithmConfiguration(name="hnsw")],
            profiles=[profile],
            vectorizers=[AzureOpenAIVectorizer(vectorizer_name="openai", parameters=parameters)],
        ),
        "semantic_search": SemanticSearch(
            configurations=[SemanticConfiguration(name="meaning", prioritized_fields=content)]
        ),
    }
    return SearchIndex(**(given | options))


def vector(text):
    return embedding.embed_wide([text], 1536, WIDTH)[0].tolist()


@pytest.fixture
def indexes(installed):
    return SearchIndexClient(ENDPOINT, DefaultAzureCredential())


@pytest.fixture
def notes(indexes):
    indexes.create_index(definition())
    client = SearchClient(ENDPOINT, "notes", AzureKeyCredential(KEY))
    client.upload_documents(
        [
            {"id": key, "topic": topic, "rank": rank, "content": text, "vector": vector(text)}
            for key, (topic, rank, text) in TEXTS.items()
        ]
    )
    return client


def ids(results):
    return [result["id"] for result in results]


def test_keywords_are_found_by_their_stems_and_scored_by_bm25(notes):
    found = list(notes.search("clusters idling"))
    assert ids(found) == ["a"]
    # idf ln(1 + (4 - 1 + 0.5) / (1 + 0.5)), twice, with the length of the field
    lengths = [9, 4, 4, 5]
    weight = np.log(1 + 3.5 / 1.5) / (1 + 1.2 * (0.25 + 0.75 * lengths[0] / np.mean(lengths)))
    assert found[0]["@search.score"] == pytest.approx(2 * weight, rel=0.15)


def test_simple_syntax_has_must_must_not_phrases_and_prefixes(notes):
    assert ids(notes.search("compute -cluster")) == ["b"]
    assert ids(notes.search('"compute instance"')) == ["b"]
    assert ids(notes.search("data*")) == ["d"]
    assert sorted(ids(notes.search("compute zero", search_mode="any"))) == ["a", "b"]
    assert ids(notes.search("compute zero", search_mode="all")) == ["a"]


def test_vectors_find_what_shares_no_word_with_the_query(notes):
    text = "cheap machines that switch off"
    query = VectorizedQuery(vector=vector(text), k_nearest_neighbors=2, fields="vector")
    found = list(notes.search(None, vector_queries=[query]))
    assert len(found) == 2
    assert found[0]["id"] == "a"
    cosine = float(np.dot(vector(text), vector(TEXTS["a"][2])))
    assert found[0]["@search.score"] == pytest.approx(1 / (2 - cosine), abs=1e-6)
    by_text = VectorizableTextQuery(text=text, k_nearest_neighbors=2, fields="vector")
    assert ids(notes.search(None, vector_queries=[by_text])) == ids(found)


def test_hybrid_queries_are_fused_by_reciprocal_ranks(notes):
    query = VectorizableTextQuery(text="cluster", k_nearest_neighbors=4, fields="vector")
    found = list(notes.search("cluster", vector_queries=[query]))
    assert found[0]["id"] == "a"
    assert found[0]["@search.score"] == pytest.approx(2 / 61)
    assert found[1]["@search.score"] == pytest.approx(1 / 62)


def test_the_semantic_ranker_orders_by_meaning_and_shows_captions(notes):
    found = notes.search(
        "Where do I point at my files?",
        query_type="semantic",
        semantic_configuration_name="meaning",
        query_caption="extractive",
        query_answer="extractive",
    )
    results = list(found)
    assert results[0]["id"] == "d"
    scores = [result["@search.reranker_score"] for result in results]
    assert scores == sorted(scores, reverse=True)
    assert 0 < scores[0] <= 4
    assert results[0]["@search.captions"][0].text == TEXTS["d"][2]
    with pytest.raises(HttpResponseError, match="Unknown semantic configuration 'other'"):
        list(notes.search("x", query_type="semantic", semantic_configuration_name="other"))


@pytest.mark.parametrize(
    ("expression", "wanted"),
    [
        ("topic eq 'compute'", ["a", "b"]),
        ("rank gt 1 and (topic eq 'data' or topic eq 'models')", ["c", "d"]),
        ("not (topic eq 'compute') and rank le 2", ["d"]),
        ("search.in(topic, 'data,models', ',')", ["c", "d"]),
        ("topic ne null and rank ge 5", ["c"]),
    ],
)
def test_filters_choose_documents(notes, expression, wanted):
    assert sorted(ids(notes.search("*", filter=expression))) == wanted


@pytest.mark.parametrize(
    ("expression", "problem"),
    [
        ("topik eq 'x'", "Could not find a property named 'topik'"),
        ("content eq 'x'", "'content' is not a filterable field"),
        ("topic eq", "Expected more"),
        ("geo.distance(a, b) lt 5", "no function 'geo.distance'"),
    ],
)
def test_wrong_filters_are_refused(notes, expression, problem):
    with pytest.raises(HttpResponseError, match=problem):
        list(notes.search("*", filter=expression))


def test_results_are_ordered_paged_counted_and_faceted(notes):
    found = notes.search(
        "*", order_by=["rank desc"], top=2, skip=1, select=["id"], facets=["topic"],
        include_total_count=True,
    )  # fmt: skip
    results = list(found)
    assert ids(results) == ["a", "d"]
    assert "content" not in results[0]
    assert found.get_count() == 4
    assert found.get_facets()["topic"][0] == {"value": "compute", "count": 2}


def test_highlights_mark_the_words_of_the_query(notes):
    [found] = notes.search("clusters", highlight_fields="content")
    assert "compute <em>cluster</em> scales" in found["@search.highlights"]["content"][0]


def test_documents_are_merged_looked_up_and_deleted(notes):
    notes.merge_documents([{"id": "a", "rank": 9}])
    assert notes.get_document("a")["rank"] == 9
    assert notes.get_document("a")["topic"] == "compute"
    missing = notes.merge_documents([{"id": "z", "rank": 1}])
    assert (missing[0].succeeded, missing[0].status_code) == (False, 404)
    notes.delete_documents([{"id": "a"}])
    assert notes.get_document_count() == 3
    with pytest.raises(ResourceNotFoundError):
        notes.get_document("a")


@pytest.mark.parametrize(
    ("document", "problem"),
    [
        ({"id": "x", "colour": "red"}, "The property 'colour' does not exist"),
        ({"id": "x", "rank": "high"}, "Cannot convert the value of the field 'rank'"),
        ({"id": "x", "vector": [1.0, 2.0]}, "expects a length of '512'"),
        ({"rank": 1}, "the field 'id' is missing"),
    ],
)
def test_documents_that_do_not_fit_the_index_are_refused(notes, document, problem):
    with pytest.raises(HttpResponseError, match=problem):
        notes.upload_documents([document])


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"name": "Notes"}, "Index name must only contain lowercase"),
        ({"fields": fields()[1:]}, "Found 0 key fields"),
        ({"vector_search": None}, "profile 'profile' of 'vector' is not defined"),
    ],
)
def test_wrong_definitions_are_refused(indexes, change, problem):
    with pytest.raises(HttpResponseError, match=problem):
        indexes.create_index(definition(**change))


def test_an_index_can_gain_fields_and_lose_none(notes, indexes):
    more = [*fields(), SimpleField(name="page", type=SearchFieldDataType.Int32)]
    indexes.create_or_update_index(definition(fields=more))
    assert [field.name for field in indexes.get_index("notes").fields][-1] == "page"
    with pytest.raises(HttpResponseError, match="'page' cannot be deleted"):
        indexes.create_or_update_index(definition())
    assert indexes.get_index_statistics("notes").document_count == 4
    indexes.delete_index("notes")
    assert list(indexes.list_index_names()) == []


def test_a_query_key_reads_and_a_wrong_one_does_nothing(notes):
    reader = SearchClient(ENDPOINT, "notes", AzureKeyCredential(QUERY_KEY))
    assert ids(reader.search("idle")) == ["a"]
    with pytest.raises(HttpResponseError, match="needs an admin key"):
        reader.delete_documents([{"id": "a"}])
    with pytest.raises(HttpResponseError, match="not one of the keys"):
        SearchClient(ENDPOINT, "notes", AzureKeyCredential("x")).get_document_count()
