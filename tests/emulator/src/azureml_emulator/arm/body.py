"""Checks request bodies against the models of the generated client inside the installed SDK."""

import datetime
import difflib
import enum
import inspect
import re
import types
import typing
from functools import cache
from pathlib import Path

import yaml

DURATION = re.compile(r"-?P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?([\d.]+S)?)?")
PRIMITIVES = {
    str: ("a string", str),
    bool: ("a boolean", bool),
    int: ("an integer", int),
    float: ("a number", (int, float)),
    datetime.datetime: ("a date and time as text", str),
}


def problems(model: str, body) -> list[str]:
    """Everything that is wrong with ``body`` as a ``model``, one text for each problem."""
    check = _Check()
    check.value(getattr(_models(), model), body, "$")
    return check.problems


@cache
def exceptions() -> frozenset[tuple[str, str]]:
    """(model, field) pairs that are accepted although the models do not declare them."""
    return _exceptions(optional=False)


@cache
def optional() -> frozenset[tuple[str, str]]:
    """(model, field) pairs that may be missing although the models require them."""
    return _exceptions(optional=True)


def _exceptions(*, optional: bool) -> frozenset[tuple[str, str]]:
    text = Path(__file__).with_name("contract_exceptions.yml").read_text(encoding="utf-8")
    return frozenset(
        (entry["model"], entry["field"])
        for entry in yaml.safe_load(text)
        if entry.get("optional", False) == optional
    )


class Field(typing.NamedTuple):
    """One declared field of a model."""

    type: object
    required: bool


@cache
def fields(model: type) -> dict[str, Field]:
    """The fields of a model by their name in JSON."""
    annotations = {}
    for parent in reversed(model.__mro__):
        if issubclass(parent, _base()) and parent is not _base():
            annotations |= vars(parent).get("__annotations__", {})
    public = {name: item for name, item in annotations.items() if not name.startswith("_")}
    holder = types.SimpleNamespace(__annotations__=public)
    hints = typing.get_type_hints(holder, _namespace())
    model.__new__(model)  # the SDK fills the table of fields when the first instance is made
    return {
        declared._rest_name: Field(hints[name], _required(hints[name], declared))
        for name, declared in model._attr_to_rest_field.items()
    }


def subtypes(model: str) -> dict[str, type]:
    """The models that a model with a discriminator stands for, by the value of that."""
    choices = vars(getattr(_models(), model))["__mapping__"]
    return {str(getattr(key, "value", key)): choices[key] for key in sorted(choices, key=str)}


def _required(hint, declared) -> bool:
    """Whether a body without the field is refused."""
    optional = typing.get_origin(hint) is typing.Union and type(None) in typing.get_args(hint)
    read_only = declared._visibility == ["read"]
    return not (optional or read_only or declared._is_discriminator or hint is typing.Any)


class _Check:
    """Walks through a body and notes every problem with its place."""

    def __init__(self):
        self.problems: list[str] = []

    def note(self, place: str, text: str) -> None:
        self.problems.append(f"{place}: {text}")

    def value(self, expected, value, place: str) -> None:
        """Check one value against a type annotation."""
        origin = typing.get_origin(expected)
        if expected is typing.Any:
            return
        if origin is typing.Union:
            self.union(typing.get_args(expected), value, place)
        elif value is None:
            return
        elif origin is typing.Literal:
            self.member(typing.get_args(expected), value, place)
        elif origin is list:
            self.array(typing.get_args(expected)[0], value, place)
        elif origin is dict:
            self.map(typing.get_args(expected)[1], value, place)
        elif expected in PRIMITIVES:
            self.primitive(expected, value, place)
        elif expected is datetime.timedelta:
            if not (isinstance(value, str) and DURATION.fullmatch(value)):
                self.note(place, f"expected an ISO 8601 duration such as PT1H, got {value!r}")
        elif issubclass(expected, enum.Enum):
            self.member(expected, value, place)
        elif issubclass(expected, _base()):
            self.model(expected, value, place)

    def union(self, expected: tuple, value, place: str) -> None:
        """One of several types; an enumeration beside ``str`` lists the values that are known."""
        if value is None:
            if type(None) not in expected:
                self.note(place, "null is not allowed")
            return
        choices = [item for item in expected if item is not type(None)]
        known = [item for item in choices if inspect.isclass(item) and issubclass(item, enum.Enum)]
        if known:
            members = [member for item in known for member in item]
            names = {item.__name__ for item in known}
            more = [text for model, text in exceptions() if model in names]
            self.member(members + more, value, place)
            return
        attempts = []
        for choice in choices:
            attempt = _Check()
            attempt.value(choice, value, place)
            attempts.append(attempt.problems)
        self.problems += min(attempts, key=len)

    def member(self, expected, value, place: str) -> None:
        """One of a set of values; the service ignores their case."""
        known = [str(getattr(item, "value", item)) for item in expected]
        if str(value).lower() not in {text.lower() for text in known}:
            self.note(place, f"{value!r} is not one of {', '.join(known)}")

    def array(self, item_type, value, place: str) -> None:
        if not isinstance(value, list):
            self.note(place, f"expected an array, got {_shown(value)}")
            return
        for index, item in enumerate(value):
            self.value(item_type, item, f"{place}[{index}]")

    def map(self, item_type, value, place: str) -> None:
        if not isinstance(value, dict):
            self.note(place, f"expected an object, got {_shown(value)}")
            return
        for key, item in value.items():
            # the service turns numbers and booleans in a map of strings into text
            if not (item_type is str and isinstance(item, (int, float, bool))):
                self.value(item_type, item, f"{place}.{key}")

    def primitive(self, expected: type, value, place: str) -> None:
        name, accepted = PRIMITIVES[expected]
        boolean = isinstance(value, bool) and expected is not bool
        if boolean or not isinstance(value, accepted):
            self.note(place, f"expected {name}, got {_shown(value)}")

    def model(self, model: type, value, place: str) -> None:
        """An object: known fields only, and all that are required."""
        if not isinstance(value, dict):
            self.note(place, f"expected an object ({model.__name__}), got {_shown(value)}")
            return
        model = self.subtype(model, value, place)
        if model is None or (model.__name__, "*") in exceptions():
            return
        declared = fields(model)
        spelling = {name.lower(): name for name in declared}
        for key, item in value.items():
            name = spelling.get(key.lower())
            if name:
                self.value(declared[name].type, item, f"{place}.{key}")
            elif (model.__name__, key) not in exceptions():
                self.unknown(key, model, list(declared), place)
        present = {key.lower() for key in value}
        for name, field in declared.items():
            if (model.__name__, name) in optional():
                continue
            if field.required and name.lower() not in present:
                self.note(place, f"the required field '{name}' of {model.__name__} is missing")

    def subtype(self, model: type, value: dict, place: str) -> type | None:
        """The concrete model that the discriminator names; ``None`` for one that is exempt."""
        while choices := vars(model).get("__mapping__"):
            name = _discriminator(model)
            given = value.get(name)
            known = {str(getattr(key, "value", key)): item for key, item in choices.items()}
            chosen = {key.lower(): item for key, item in known.items()}.get(str(given).lower())
            if (model.__name__, str(given)) in exceptions():
                return None
            if chosen is None:
                got = "is missing" if given is None else f"is {given!r}"
                text = f"'{name}' {got}; it must be one of {', '.join(sorted(known))}"
                self.note(place, text)
                return None
            if chosen is model:
                break
            model = chosen
        return model

    def unknown(self, key: str, model: type, known: list[str], place: str) -> None:
        near = difflib.get_close_matches(key, known, 1)
        hint = f"; did you mean '{near[0]}'?" if near else ""
        self.note(place, f"unknown field '{key}' in {model.__name__}{hint}")


def _discriminator(model: type) -> str:
    """The field of a model that names the subtype."""
    for parent in model.__mro__:
        for declared in vars(parent).values():
            if getattr(declared, "_is_discriminator", False):
                return declared._rest_name
    raise TypeError(f"{model.__name__} has subtypes but no discriminator")


def _shown(value) -> str:
    return f"{type(value).__name__} {str(value)[:40]!r}"


def _models():
    from azure.ai.ml._restclient.arm_ml_service import models  # the import takes seconds

    return models


@cache
def _base() -> type:
    from azure.ai.ml._restclient.arm_ml_service._utils.model_base import Model

    return Model


@cache
def _namespace() -> dict:
    """The names that the annotations of the models refer to."""
    from azure.ai.ml._restclient.arm_ml_service.models import _models as module

    return vars(module) | {"_models": _models(), "datetime": datetime}
