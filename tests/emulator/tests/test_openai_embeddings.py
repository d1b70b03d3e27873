"""Embeddings mean something; token counts are exact."""

import numpy as np
import openai
import pytest
import tiktoken
from openai import OpenAI

from azureml_emulator.language import embedding
from azureml_emulator.openai.access import KEY

QUESTIONS = {
    "How do I stop paying for idle machines?": "A cluster scales to zero when nobody uses it.",
    "Where is my file kept?": "A data asset points to a blob in the storage account.",
    "Who may delete a workspace?": "The owner role can remove resources.",
    "How do I split traffic?": "An endpoint sends a percentage of the requests to each deployment.",
    "Which packages does a job use?": "An environment lists the conda dependencies.",
    "How do I find good settings?": "A sweep tries many hyperparameters.",
    "How do I run a script every night?": "A schedule triggers a pipeline at a given time.",
    "How do I see a metric over time?": "MLflow logs values that are plotted as curves.",
}


@pytest.fixture
def client(installed):
    return OpenAI(base_url="https://learning.openai.azure.com/openai/v1/", api_key=KEY)


def vectors(client, texts, **options):
    options = {"model": "text-embedding-3-small"} | options
    return np.array([d.embedding for d in client.embeddings.create(input=texts, **options).data])


def test_questions_find_their_answers_far_more_often_than_chance(client):
    asked = vectors(client, list(QUESTIONS))
    answers = vectors(client, list(QUESTIONS.values()))
    found = (asked @ answers.T).argmax(axis=1)
    assert (found == np.arange(len(QUESTIONS))).mean() >= 0.5  # chance: 0.125; no words are shared


def test_a_text_has_one_vector_whatever_stands_beside_it(client):
    alone = vectors(client, ["a cluster"])
    beside = vectors(client, ["a much longer text about something else", "a cluster"])
    assert np.array_equal(alone[0], beside[1])
    embedding._vector.cache_clear()
    assert np.array_equal(vectors(client, ["a cluster"]), alone)


@pytest.mark.parametrize(
    ("model", "width"),
    [("text-embedding-3-small", 1536), ("text-embedding-3-large", 3072)],
)
def test_widening_keeps_similarities_and_shortening_nearly_does(client, model, width):
    texts = [*QUESTIONS, *QUESTIONS.values()]
    plain = embedding.embed(texts)
    wide = vectors(client, texts, model=model)
    assert wide.shape == (len(texts), width)
    assert np.allclose(wide @ wide.T, plain @ plain.T, atol=1e-5)
    short = vectors(client, texts, model=model, dimensions=512)
    assert short.shape[1] == 512
    assert np.abs(short @ short.T - plain @ plain.T).mean() < 0.05


def test_only_newer_models_shorten(client):
    with pytest.raises(openai.BadRequestError, match="does not support specifying dimensions"):
        vectors(client, ["x"], model="text-embedding-ada-002", dimensions=256)
    with pytest.raises(openai.BadRequestError, match="between 1 and 1536"):
        vectors(client, ["x"], dimensions=2000)


def test_tiktoken_downloads_its_encodings_and_counts_as_the_service_does(
    client, monkeypatch, tmp_path
):
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(tiktoken.registry, "ENCODINGS", {})
    text = "Größe: 12,5 m² — naïve café 🙂 def f(x): return x"
    for name in ("cl100k_base", "o200k_base"):
        encoding = tiktoken.get_encoding(name)  # checks the published checksum
        assert encoding.decode(encoding.encode(text)) == text
    usage = client.embeddings.create(model="text-embedding-3-small", input=text).usage
    assert usage.prompt_tokens == len(tiktoken.get_encoding("cl100k_base").encode(text))
