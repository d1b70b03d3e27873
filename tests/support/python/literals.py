"""Which literals a keyword argument of the SDK may have, where the SDK itself says so."""

import enum
import functools
import inspect
import re
import typing

from .signatures import unwrapped

# Values that the SDK's own schemas take and its docstrings leave out, by argument.
UNDOCUMENTED = {"auth_mode": frozenset({"aad_token"})}  # _schema/_endpoint/endpoint.py
LIST_STARTS = re.compile(r"(?:accepted|possible|allowed|valid) values", re.IGNORECASE)


def refused(callable_object, keyword: str, value: str) -> list[str]:
    """The values that ``keyword`` may have, sorted, when ``value`` is none of them; else ``[]``.

    Case, hyphens and underscores do not matter: the SDK takes ``low_priority`` and ``LowPriority``.
    """
    known = _annotated(callable_object, keyword) or _documented(callable_object, keyword)
    known = known | UNDOCUMENTED.get(keyword, frozenset()) if known else known
    if not known or _loose(value) in {_loose(name) for name in known}:
        return []
    return sorted(known)


def _loose(text: str) -> str:
    return re.sub(r"[-_\s]", "", text).lower()


@functools.cache
def _documented(callable_object, keyword: str) -> frozenset[str]:
    """The quoted words that the docstring lists as accepted values of ``keyword``."""
    values: set[str] = set()
    for text in _docstrings(callable_object):
        entry = re.search(rf":(?:param|keyword) {keyword}:(.*?)(?=\n\s*:\w|\Z)", text, re.DOTALL)
        start = LIST_STARTS.search(entry[1]) if entry else None
        if start:
            sentence = re.split(r"[Dd]efault", entry[1][start.end() :])[0]
            found = re.findall(r"[\"'`]([\w-]+)[\"'`]", sentence)
            values |= set(found if len(found) > 1 else ())
    return frozenset(values)


def _docstrings(callable_object) -> list[str]:
    """The docstrings of a callable, of its overloads, and of the classes that it is made of."""
    documented = [callable_object]
    if inspect.isclass(callable_object):
        for base in callable_object.__mro__[:-1]:
            documented += [base, vars(base).get("__init__")]
    functions = [thing for thing in documented if inspect.isfunction(thing)]
    documented += [other for thing in functions for other in typing.get_overloads(unwrapped(thing))]
    return [thing.__doc__ for thing in documented if getattr(thing, "__doc__", None)]


@functools.cache
def _annotated(callable_object, keyword: str) -> frozenset[str] | None:
    """The values that ``Literal`` or enumeration annotations give; all overloads together.

    Returns:
        The values, or ``None`` when the annotations admit any text.
    """
    target = callable_object.__init__ if inspect.isclass(callable_object) else callable_object
    function = unwrapped(target)
    values: set[str] = set()
    for variant in typing.get_overloads(function) or [function]:
        annotation = _annotation(variant, keyword)
        if annotation is inspect.Parameter.empty:
            continue
        found = _values(annotation)
        if found is None:
            return None
        values |= found
    return frozenset(values) or None


def _annotation(function, keyword: str):
    try:
        parameter = inspect.signature(function).parameters.get(keyword)
    except (TypeError, ValueError):
        return inspect.Parameter.empty
    if parameter is None:
        return inspect.Parameter.empty
    annotation = parameter.annotation
    if isinstance(annotation, str):
        try:
            return eval(annotation, function.__globals__)  # a string annotation of the SDK itself
        except (NameError, AttributeError, TypeError):
            return typing.Any
    return annotation


def _values(annotation) -> set[str] | None:
    """The texts that an annotation admits; ``None`` when it admits any text."""
    if typing.get_origin(annotation) is typing.Literal:
        return {value for value in typing.get_args(annotation) if isinstance(value, str)}
    if inspect.isclass(annotation) and issubclass(annotation, enum.Enum):
        return {member.value for member in annotation if isinstance(member.value, str)}
    if typing.get_origin(annotation) is typing.Union:
        parts = typing.get_args(annotation)
        enums = [part for part in parts if inspect.isclass(part) and issubclass(part, enum.Enum)]
        # Union[str, SomeEnum] is the SDK's way to say "a member, or its text"
        rest = [part for part in parts if part is not type(None) and part is not str]
        if str in parts and (not enums or len(enums) != len(rest)):
            return None
        merged: set[str] = set()
        for part in rest:
            found = _values(part)
            if found is None:
                return None
            merged |= found
        return merged
    if annotation in (typing.Any, str, object) or isinstance(annotation, typing.ForwardRef):
        return None
    return set()
