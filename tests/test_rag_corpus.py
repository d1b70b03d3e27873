"""The pages on RAG measure one corpus: copies of it agree, and chunks are what the page makes."""

import json
import runpy
from itertools import groupby

import pytest

from azureml_emulator import Emulator
from azureml_emulator.doors import inprocess
from support.check import ROOT

SNIPPETS = ROOT / "snippets" / "language-models"


def rows(listing, name):
    text = (SNIPPETS / listing / "files" / f"{name}.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def made(monkeypatch, tmp_path):
    """What ``rag-prepare`` writes and what ``rag-chunk`` defines."""
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", "")  # encodings come from the emulator, every time
    (tmp_path / "files").symlink_to(SNIPPETS / "rag-prepare" / "files")
    with inprocess.installed(Emulator(tmp_path / "state", deterministic=True)):
        monkeypatch.chdir(tmp_path)
        runpy.run_path(str(SNIPPETS / "rag-prepare" / "sdk.py"))
        monkeypatch.chdir(SNIPPETS / "rag-chunk")
        ways = runpy.run_path(str(SNIPPETS / "rag-chunk" / "sdk.py"))["ways"]
        yield (tmp_path / "notes.jsonl").read_text("utf-8"), ways


def test_the_notes_that_are_cut_are_the_cleaned_ones(made):
    for listing in ("rag-chunk", "rag-chunk-semantic"):
        kept = (SNIPPETS / listing / "files" / "notes.jsonl").read_text("utf-8")
        assert kept.strip() == made[0].strip()


def test_the_chunks_that_are_loaded_are_those_that_were_cut(made):
    notes, ways = rows("rag-chunk", "notes"), made[1]
    loaded = rows("rag-measure-load", "chunks")
    texts = {
        way: [chunk["text"] for chunk in group]
        for way, group in groupby(loaded, key=lambda chunk: chunk["chunking"])
    }
    for way, cut in ways.items():
        assert texts[way] == [piece for note in notes for piece in cut(note["text"])]
    assert [chunk["text"] for chunk in rows("rag-load", "chunks")] == texts["sections"]


@pytest.mark.parametrize("listing", ["rag-measure", "rag-evaluate"])
def test_every_listing_asks_the_same_questions(listing):
    assert rows(listing, "questions") == rows("rag-chunk", "questions")


def test_one_note_answers_each_question():
    texts = [note["text"] for note in rows("rag-chunk", "notes")]
    for row in rows("rag-chunk", "questions"):
        assert sum(row["evidence"] in text for text in texts) == 1, row["question"]
