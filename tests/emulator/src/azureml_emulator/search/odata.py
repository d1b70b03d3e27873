"""The OData expressions of a query: ``$filter`` and ``$orderby``.

Source: https://learn.microsoft.com/azure/search/search-query-odata-filter
"""

import operator
import re
from collections.abc import Callable
from datetime import datetime

from ..messages import ArmError

TOKEN = re.compile(
    r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<date>\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d))"
    r"|(?P<number>-?\d+(?:\.\d+)?)|(?P<name>[A-Za-z_][\w.]*(?:/[A-Za-z_]\w*)*)|(?P<mark>[(),:]))"
)
COMPARISONS = {
    "eq": operator.eq,
    "ne": operator.ne,
    "gt": operator.gt,
    "ge": operator.ge,
    "lt": operator.lt,
    "le": operator.le,
}
CONSTANTS = {"true": True, "false": False, "null": None}
Test = Callable[[dict], bool]


def invalid(text: str, parameter: str) -> ArmError:
    """A 400 about an expression."""
    message = f"Invalid expression: {text}\r\nParameter name: {parameter}"
    return ArmError(400, "InvalidRequestParameter", message)


def condition(expression: str | None, fields: dict[str, dict]) -> Test:
    """A test of documents.

    Args:
        fields: name -> definition; only filterable ones may stand in a filter.

    Raises:
        ArmError: 400.
    """
    if not expression:
        return lambda document: True
    return _Parser(expression, fields).whole()


def order(expression: str | None, fields: dict[str, dict]) -> list[tuple[str, bool]]:
    """Field names, or ``search.score()``, each with whether it descends.

    Raises:
        ArmError: 400.
    """
    found = []
    for part in filter(None, (expression or "").split(",")):
        words = part.split()
        descends = len(words) == 2 and words[1] == "desc"
        if len(words) > 2 or (len(words) == 2 and words[1] not in ("asc", "desc")):
            raise invalid(f"Syntax error in '{part.strip()}'.", "$orderby")
        if words[0] != "search.score()":
            _known(words[0], fields, "sortable", "$orderby")
        found.append((words[0], descends))
    return found


def comparable(value):
    """A value that sorts: dates as dates."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\dT.+(Z|[+-]\d\d:\d\d)", value):
        return datetime.fromisoformat(value.replace("Z", "+00:00"))
    return value


def _known(name: str, fields: dict[str, dict], attribute: str, parameter: str) -> dict:
    if name not in fields:
        text = f"Could not find a property named '{name}' on type 'search.document'."
        raise invalid(text, parameter)
    if not fields[name].get(attribute):
        text = f"'{name}' is not a {attribute} field. Only {attribute} fields can be used in"
        use = "filter expressions" if parameter == "$filter" else "sort expressions"
        raise invalid(f"{text} {use}.", parameter)
    return fields[name]


class _Parser:
    """Recursive descent: or, and, not, comparison."""

    def __init__(self, expression: str, fields: dict[str, dict]):
        self.fields = fields
        self.variables: dict[str, str] = {}
        self.tokens: list[tuple[str, str]] = []
        place = 0
        text = expression.rstrip()
        while place < len(text):
            found = TOKEN.match(text, place)
            if not found:
                raise self.error(f"Syntax error at position {place} in '{expression}'.")
            self.tokens.append((found.lastgroup, found[found.lastgroup]))
            place = found.end()
        self.at = 0

    def error(self, text: str) -> ArmError:
        return invalid(text, "$filter")

    def whole(self) -> Test:
        test = self.either()
        if self.at < len(self.tokens):
            raise self.error(f"Syntax error at '{self.tokens[self.at][1]}'.")
        return test

    def peek(self) -> str | None:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else None

    def take(self, wanted: str | None = None) -> tuple[str, str]:
        if self.at == len(self.tokens) or (wanted and self.peek() != wanted):
            found = self.peek() or "the end"
            raise self.error(f"Expected {wanted or 'more'}, found {found}.")
        self.at += 1
        return self.tokens[self.at - 1]

    def either(self) -> Test:
        parts = [self.both()]
        while self.peek() == "or":
            self.take()
            parts.append(self.both())
        return lambda document: any(part(document) for part in parts)

    def both(self) -> Test:
        parts = [self.negation()]
        while self.peek() == "and":
            self.take()
            parts.append(self.negation())
        return lambda document: all(part(document) for part in parts)

    def negation(self) -> Test:
        if self.peek() == "not":
            self.take()
            inner = self.negation()
            return lambda document: not inner(document)
        if self.peek() == "(":
            self.take()
            inner = self.either()
            self.take(")")
            return inner
        return self.comparison()

    def comparison(self) -> Test:
        kind, name = self.take()
        if kind != "name":
            raise self.error(f"Expected the name of a field, found {name}.")
        if name == "search.in":
            return self.search_in()
        if name.startswith(("search.", "geo.")):
            raise self.error(f"The emulator has no function '{name}' in filters.")
        path, _, last = name.rpartition("/")
        if last in ("any", "all") and path:
            return self.quantified(path, last)
        value = self.reader(name)
        if self.peek() not in COMPARISONS:  # a field of type Edm.Boolean stands for itself
            return lambda document: value(document) is True
        compare = COMPARISONS[self.take()[1]]
        constant = self.constant()

        def test(document: dict) -> bool:
            found = comparable(value(document))
            if constant is None or found is None:
                return compare in (operator.eq, operator.ne) and compare(found, constant)
            try:
                return compare(found, constant)
            except TypeError:
                raise self.error(f"'{name}' cannot be compared with {constant!r}.") from None

        return test

    def constant(self):
        kind, text = self.take()
        if kind == "text":
            return comparable(text[1:-1].replace("''", "'"))
        if kind == "date":
            return comparable(text)
        if kind == "number":
            return float(text)
        if text in CONSTANTS:
            return CONSTANTS[text]
        raise self.error(f"Expected a constant, found {text}.")

    def reader(self, name: str) -> Callable[[dict], object]:
        """How to read a field, or the variable of ``any`` and ``all``."""
        if name in self.variables:
            return lambda document: document[f"${name}"]
        _known(name, self.fields, "filterable", "$filter")
        return lambda document: document.get(name)

    def quantified(self, path: str, quantifier: str) -> Test:
        """``tags/any(t: t eq 'x')``; ``tags/any()`` asks whether there is one."""
        values = self.reader(path)
        self.take("(")
        if self.peek() == ")":
            self.take()
            return lambda document: bool(values(document))
        variable = self.take()[1]
        self.take(":")
        self.variables[variable] = path
        inner = self.either()
        del self.variables[variable]
        self.take(")")
        decide = any if quantifier == "any" else all
        return lambda document: decide(
            inner(document | {f"${variable}": value}) for value in values(document) or ()
        )

    def search_in(self) -> Test:
        """``search.in(field, 'a,b', ',')``."""
        self.take("(")
        value = self.reader(self.take()[1])
        self.take(",")
        listed = str(self.constant())
        marks = ", "
        if self.peek() == ",":
            self.take()
            marks = str(self.constant())
        self.take(")")
        wanted = {part for part in re.split(f"[{re.escape(marks)}]", listed) if part}
        return lambda document: value(document) in wanted
