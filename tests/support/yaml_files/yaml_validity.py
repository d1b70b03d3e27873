"""Rung 1 for YAML: the SDK loads it, and every key, binding and path in it means something."""

import ast
import json
import re
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from ..finding import one_line
from ..nearest import nearest, proposal
from ..quiet import quiet
from . import schema_kind
from .entities import entity_of, loader_of
from .yaml_source import Key, YamlSource

BINDING = re.compile(r"\$\{\{\s*([\w.]+)\s*\}\}")
LOCAL_KEYS = ("path", "code", "conda_file", "component", "trial", "file", "source", "data")
REMOTE = re.compile(r"^(azureml:|[a-z][a-z0-9+.-]+://|\$\{\{|git\+)", re.IGNORECASE)

Row = tuple[int, str, str]


def check(path: Path) -> list[Row]:
    """Hold a YAML file against the installed SDK.

    Args:
        path: a file that has parsed; one without ``$schema`` is not Azure ML's and is left alone.

    Returns:
        ``(line, what, cure)`` for everything that is wrong.
    """
    source = YamlSource(path)
    if not isinstance(source.data, dict) or "$schema" not in source.data:
        return []
    line = source.line(("$schema",))
    if kinds := schema_kind.meant(source.data):
        named = " or ".join(kinds)
        what = f"the $schema is of another kind: the file has the type and the keys of {named}"
        return [(line, what, f"let it end in {kinds[0]}.schema.json")]
    entity = entity_of(source.data["$schema"])
    if entity is None:
        return [(line, "the SDK has no loader for this $schema", "use a schema of Azure ML's")]
    found = _bindings(source) + _paths(source, path.parent)
    failure = None
    with quiet(), _observed() as tried:
        try:
            loader_of(entity)(path)
        except Exception as error:  # whatever the SDK raises is what a reader would see
            failure = error
    found += _unknown_keys(source, tried)
    if failure and not found:
        found.append(_refusal(source, _said(failure)))
    return found


def _said(error: BaseException | None) -> str:
    """The words of an error, or of the one that it came from: a few of the SDK's have none."""
    while error is not None and not str(error).strip():
        error = error.__cause__ or error.__context__
    return str(error) if error else "the SDK refuses the file and does not say why"


@contextmanager
def _observed():
    """Record, inside the block, which keys each marshmallow schema was given and which it has."""
    import marshmallow

    load = marshmallow.Schema.load
    tried: dict[frozenset[str], set[str]] = {}

    def recorded(self, data, **options):
        if isinstance(data, dict) and all(isinstance(key, str) for key in data):
            known = {field.data_key or name for name, field in self.load_fields.items()}
            tried.setdefault(frozenset(data), set()).update(known, {"$schema"})
        return load(self, data, **options)

    with mock.patch.object(marshmallow.Schema, "load", recorded):
        yield tried


def _unknown_keys(source: YamlSource, tried: dict[frozenset[str], set[str]]) -> list[Row]:
    """Keys of a mapping that no schema tried on that mapping has a field for."""
    found = []
    for key, mapping in _mappings(source.data, ()):
        known = tried.get(frozenset(mapping))
        for name in mapping if known else ():
            if name not in known:
                cure = proposal(name, known, f"remove it; known are {', '.join(sorted(known)[:9])}")
                where = f" in {'.'.join(map(str, key))}" if key else ""
                found.append((source.line((*key, name)), f"unknown key '{name}'{where}", cure))
    return found


def _mappings(value, key: Key):
    if isinstance(value, dict):
        yield key, value
        for name, inner in value.items():
            yield from _mappings(inner, (*key, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _mappings(inner, (*key, index))


def _bindings(source: YamlSource) -> list[Row]:
    """``${{…}}`` expressions that refer to nothing that the file declares."""
    found = []
    for key, value in source.scalars():
        for binding in BINDING.findall(value) if isinstance(value, str) else ():
            kind, declared, name = _scope(source.data, key, binding.split("."))
            if declared is not None and name not in declared:
                cure = proposal(name, declared, f"declare '{name}' under {kind}")
                what = f"${{{{{binding}}}}} is not declared under {kind}"
                found.append((source.line(key), what, cure))
    return found


def _scope(data: dict, key: Key, parts: list[str]) -> tuple[str, set[str] | None, str]:
    """What a binding refers to: kind, the names declared there (``None``: no idea), the name."""
    if parts[0] == "parent" and len(parts) > 2:
        return f"{parts[1]} of the pipeline", set(data.get(parts[1]) or {}), parts[2]
    if parts[0] not in ("inputs", "outputs", "search_space") or len(parts) < 2:
        return parts[0], None, ""
    declared: set[str] = set()
    around = data
    for part in (*key, None):
        if isinstance(around, dict):
            declared |= set(around.get(parts[0]) or {})
        around = around[part] if part is not None else None
    return parts[0], declared, parts[1]


def _paths(source: YamlSource, folder: Path) -> list[Row]:
    """Relative paths to files or folders that are not there."""
    found = []
    for key, value in source.scalars():
        if not key or key[-1] not in LOCAL_KEYS or not isinstance(value, str):
            continue
        if REMOTE.match(value) or "outputs" in key or (folder / value).exists():
            continue
        if key[-2:] == ("entry", "file") and (_code(source.data, key, folder) / value).exists():
            continue
        if key[-1] in ("data", "component", "trial", "source") and not value.startswith("."):
            continue
        cure = f"add {value} or correct the path, which starts at the YAML file"
        found.append((source.line(key), f"there is no '{value}'", cure))
    return found


def _code(data: dict, key: Key, folder: Path) -> Path:
    """The code folder of the Spark job that ``key`` stands in; its entry lies there."""
    job = data
    for part in key[:-2]:
        job = job[part]
    return folder / str(job.get("code", "."))


def _refusal(source: YamlSource, message: str) -> Row:
    """The SDK's own words, at the line of the value that they quote."""
    text = message.replace('\\"', '"').replace("\\n", "\n")
    sets = re.findall(r"Value '([^']*)' passed is not in set (\[[^\]]*\])", text)
    if sets:
        allowed: dict[str, set[str]] = {}
        for value, listed in sets:
            allowed.setdefault(value, set()).update(ast.literal_eval(listed))
        # where several shapes were tried, the slip is the value that is nearly an allowed one
        value = next((value for value in allowed if nearest(value, allowed[value])), sets[0][0])
        named = sorted(allowed[value])
        cure = proposal(value, named, f"write one of {', '.join(named)}")
        return _line_of(source, value), f"'{value}' is not an allowed value", cure
    fields = _field_errors(text)
    if fields:
        key, reason = fields[0]
        where = ".".join(map(str, key))
        return source.line(key), f"{where}: {reason}", "correct it as the SDK says"
    return 1, one_line(message)[:300], "correct the file as the SDK says"


def _line_of(source: YamlSource, value: str) -> int:
    for key, scalar in source.scalars():
        if str(scalar) == value:
            return source.line(key)
    return 1


def _field_errors(text: str) -> list[tuple[Key, str]]:
    """``(key, reason)`` of marshmallow's error tree inside the SDK's message."""
    starts = list(re.finditer(r"Schema failed:\s*(\{)", text))
    if not starts:
        return []
    try:  # the innermost message is the last one
        tree, _ = json.JSONDecoder().raw_decode(text, starts[-1].start(1))
    except ValueError:
        return []
    return list(_leaves(tree, ()))


def _leaves(tree, key: Key):
    if isinstance(tree, dict):
        for name, inner in tree.items():
            yield from _leaves(inner, (*key, name))
    elif isinstance(tree, list):
        for inner in tree:
            yield from _leaves(inner, key)
    else:
        yield key, str(tree)
