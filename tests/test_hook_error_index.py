"""Error messages are real, lead to a page that exists, and are sections that the search finds."""

import ast
import re
from functools import cache
from importlib import util
from pathlib import Path

import mlflow
import pytest
from azure.ai.ml import Input, automl, entities, operations, sweep

import error_index
import limit_table
from guide import data
from support.pages.markdown import parse

ROOT = Path(__file__).parents[1]
DOCS, SNIPPETS = ROOT / "docs", ROOT / "snippets"
CONTENT = data.load(DOCS / error_index.FILE)
ERRORS = CONTENT["errors"]
NAMES = {"Input": Input, "automl": automl, "entities": entities, "mlflow": mlflow}
NAMES |= {"operations": operations, "sweep": sweep}


def of(kind):
    rows = [row for row in ERRORS if kind in row["source"]]
    return pytest.mark.parametrize("row", rows, ids=[row["id"] for row in rows])


def fixed_parts(text):
    return [" ".join(part.split()).strip(" .'\"") for part in text.split("…")]


def wording(node):
    if isinstance(node, ast.JoinedStr):
        return "".join(wording(value) for value in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return wording(node.left) + wording(node.right)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.sub(r"%[srd]|\{\w*[^}]*\}", "…", node.value)
    return "…"


@cache
def texts(path):
    package, _, rest = path.rpartition("/")
    found = util.find_spec(package.replace("/", "."))
    tree = ast.parse((Path(found.submodule_search_locations[0]) / rest).read_text("utf-8"))
    kinds = (ast.Constant, ast.JoinedStr, ast.BinOp)
    return " … ".join(" ".join(wording(n).split()) for n in ast.walk(tree) if isinstance(n, kinds))


def test_there_are_many_messages_each_with_an_anchor_of_its_own():
    assert len(ERRORS) >= 100
    anchors = [row["id"] for row in ERRORS] + list(error_index.TITLES)
    assert len(anchors) == len(set(anchors))


def test_every_message_says_where_it_comes_from_and_how_it_was_found():
    for row in ERRORS:
        assert row["from"] in error_index.TITLES, row["id"]
        assert row["seen"] in ("printed", "read"), row["id"]
        assert row["cause"] and row["cure"] and len(row["source"]) == 1, row["id"]
        assert row["source"].get("url", "https://").startswith("https://"), row["id"]


@of("code")
def test_a_message_from_code_stands_in_that_code(row):
    found = texts(row["source"]["code"])
    assert [part for part in fixed_parts(row["message"]) if part not in found] == []


@of("call")
def test_a_message_of_a_call_is_what_the_call_raises(row):
    with pytest.raises(Exception) as raised:
        eval(row["source"]["call"], dict(NAMES))
    assert row["message"] in f"{raised.type.__name__}: {raised.value}"


@of("listing")
def test_a_message_of_a_listing_stands_in_what_it_printed(row):
    folder = SNIPPETS / row["source"]["listing"]
    files = [*folder.glob("output/*"), *folder.glob("*.py")]
    printed = " ".join(" ".join(file.read_text("utf-8").split()) for file in files)
    assert [part for part in fixed_parts(row["message"]) if part not in printed] == []


def test_every_message_leads_to_a_section_that_exists():
    made = {"reference/limits": set(data.load(DOCS / limit_table.FILE)["areas"])}
    missing = []
    for row in ERRORS:
        path, _, anchor = row["page"].partition("#")
        page = parse(DOCS / f"{path}.md")
        known = {heading.anchor for heading in page.headings} | made.get(path, set())
        if anchor and anchor not in known:
            missing.append(row["page"])
    assert missing == []


def test_every_message_is_a_section_for_the_search():
    text = "".join(error_index.index(DOCS, page) for page in error_index.PAGES)
    assert "### `credential can not be None` { #credential-none }" in text
    assert text.count("\n### ") == len(ERRORS)


def test_a_message_with_a_backtick_is_still_code():
    assert error_index.code("No module named `azureml`.") == "`` No module named `azureml`. ``"
