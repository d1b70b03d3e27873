"""Expressions, addresses and roles of Azure Machine Learning in texts: they have the right form."""

import importlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from guide import data

from ..nearest import proposal
from ..quiet import quiet
from ..yaml_files import azure_values

CONTEXTS = ("inputs", "outputs", "parent", "search_space", "component", "name", "default_datastore")
CONTEXTS += ("secrets", "vars", "github", "steps", "env", "matrix", "needs", "runner", "parameters")
CONTEXTS += ("variables", "creation_context", "x")
OPENED = re.compile(r"\$\{\{\s*(?P<context>[A-Za-z_]\w*)")
SINGLE = re.compile(r"\$\{(?P<context>inputs|outputs|parent|search_space)\.(?P<rest>[\w.]*)\}")
FLOW = re.compile(r"\bflow\b|`\$\{input\.")  # the files of a prompt flow write ${inputs.x}
SPACE = re.compile(r"\bazureml:[\w.-]+(?P<wrong>:@|@:|::)")
ASSET = re.compile(r"\bazureml://(?P<asset>[\w.-]+[:@][\w.-]+)")
NOTHING = re.compile(r"\bnames? nothing\b|\bis no address\b")  # such a text quotes a wrong one
NOUN = re.compile(
    r"\baz (?P<noun>job|component|data|datastore|environment|model|compute|schedule"
    r"|online-endpoint|online-deployment|batch-endpoint|batch-deployment)"
    r" (?P<verb>create|show|list)\b"
)
RUNS = re.compile(r"(?<![\w/])run:/+(?=\w|<|…)")
SIZE = re.compile(r"\bSTANDARD[- ][A-Z]+\d\w*|\b[Ss]tandard[- ](?:DS|NC|ND|NV)\d\w*")
ROLE = re.compile(
    r"\bA(?:cr|CR)[A-Z]\w+"
    r"|\b(?:Azure|AzureML|Cognitive|Storage|Key Vault|Search|Foundry|Managed|Network|Log)"
    r"(?: [A-Z]\w+)* (?:Contributors?|Operators?|Owners?|Readers?|Scientists?|Officers?|Users?)\b"
)
DOTTED = re.compile(
    r"^(?P<name>(?:mlflow(?!\.source\.|\.log_model$)|azure\.ai\.ml|azure\.identity)(?:\.\w+)+)"
)


def wrong(text: str) -> Iterator[tuple[str, str]]:
    """``(what, cure)`` for every form in ``text`` that the service would not take."""
    for found in OPENED.finditer(text):
        if found["context"] not in CONTEXTS and found["context"].strip("_"):
            cure = proposal(found["context"], CONTEXTS, f"use one of {', '.join(CONTEXTS)}")
            yield f"${{{{{found['context']}…}}}} stands for nothing", cure
    for found in () if FLOW.search(text) else SINGLE.finditer(text):
        name = f"{found['context']}.{found['rest']}"
        yield f"${{{name}}} is no expression", f"write ${{{{{name}}}}}"
    yield from azure_values.wrong_address(text)
    for found in SPACE.finditer(text):
        yield f"'{found[0]}' names no asset", "write azureml:name:version or azureml:name@latest"
    for found in () if NOTHING.search(text) else ASSET.finditer(text):
        yield f"'{found[0]}' names no asset", f"write azureml:{found['asset']}"
    for found in NOUN.finditer(text):
        yield f"there is no command '{found[0]}'", f"write az ml {found['noun']} {found['verb']}"
    for found in RUNS.finditer(text):
        yield f"there is no address {found[0]}", "write runs:/"
    for found in SIZE.finditer(text):
        yield f"there is no size '{found[0]}'", f"write {re.sub('[- ]', '_', found[0])}"
    for found in ROLE.finditer(text):
        if found[0] not in _roles():
            cure = proposal(found[0], _roles(), "add it to tests/support/names/roles.yml")
            yield f"there is no role '{found[0]}'", cure


def absent(span: str) -> Iterator[tuple[str, str]]:
    """``(name, cure)`` of a dotted name of MLflow or the SDK that the package does not have."""
    found = DOTTED.match(span)
    if not found:
        return
    owner, path = None, found["name"].split(".")
    for end in range(len(path), 0, -1):
        if owner := module(".".join(path[:end])):
            break
    for name in path[end:]:
        if not hasattr(owner, name):
            yield found["name"], proposal(name, dir(owner), f"name what {owner.__name__} has")
            return
        owner = getattr(owner, name)
        if not hasattr(owner, "__dict__"):
            return


@cache
def module(name: str):
    """The module of that name, or ``None``."""
    with quiet():
        try:
            return importlib.import_module(name)
        except ImportError:
            return None


@cache
def _roles() -> tuple[str, ...]:
    return tuple(data.load(Path(__file__).with_name("roles.yml"))["roles"])
