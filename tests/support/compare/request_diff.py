"""What the faces of a step say differently, each with its place: a diff that a person reads."""

from dataclasses import dataclass

from ..runs.recording import Sent
from ..yaml_files.yaml_source import YamlSource
from .normalise import ABSENT, Key, at, differences
from .request_words import in_words, kind

REQUEST = ("request",)
LONGEST = 80  # characters of a value that are shown

Row = tuple[Sent, dict]  # a request as sent, and normalised: ``{"request": …, "body": …}``


@dataclass(frozen=True)
class Side:
    """One face in one step.

    Attributes:
        file: its file, as the message names it.
        start: the line on which the step starts.
        rows: its requests.
        source: the file, if it is YAML; its requests have no line, but its keys do.
        elsewhere: normalised request -> ``(place, step)`` of those that it sends in other steps.
    """

    file: str
    start: int
    rows: list[Row]
    source: YamlSource | None
    elsewhere: dict[str, tuple[str, str]]

    def place(self, row: Row | None = None, key: Key = ()) -> str:
        """``file:line`` of a request; of YAML that of the key that it was made from."""
        return f"{self.file}:{self.line(row, key)}"

    def line(self, row: Row | None = None, key: Key = ()) -> int:
        """The line of a request or of a key, else that of the step."""
        if self.source is not None:
            return line_of(self.source, key, at(row[1]["body"], key) if row else ABSENT)
        return row[0].line if row else self.start


@dataclass(frozen=True)
class Difference:
    """One thing that the faces say differently.

    Attributes:
        line: where it stands in the file of the first face.
        text: all faces with their places.
    """

    line: int
    text: str


def told(first: Side, others: list[Side]) -> list[Difference]:
    """The differences between the requests of ``first`` and of other faces, in order."""
    partners = [_pairs(first.rows, other.rows) for other in others]
    found = []
    for index, row in enumerate(first.rows):
        beside = [pairs.get(index) for pairs in partners]
        if None in beside:
            without = [other for other, twin in zip(others, beside, strict=True) if twin is None]
            found.append(Difference(first.line(row), _only([(first, row)], without)))
        else:
            found += _values([(first, row), *zip(others, beside, strict=True)])
    found += _surplus(first, others, partners)
    return found or [_order(first, others)]


def _pairs(left: list[Row], right: list[Row]) -> dict[int, Row]:
    """Index of a request on the left -> the same one on the right, else one of its kind."""
    found: dict[int, Row] = {}
    rest = list(right)
    for same in (lambda text: text, kind):
        for index, (_, asked) in enumerate(left):
            like = [row for row in rest if same(row[1]["request"]) == same(asked["request"])]
            if index not in found and like:
                found[index] = like[0]
                rest.remove(like[0])
    return found


def _values(beside: list[tuple[Side, Row]]) -> list[Difference]:
    """The keys in which the same request of several faces differs."""
    (first, row), *rest = beside
    keys = {key: None for _, other in rest for key in differences(row[1], other[1])}
    return [Difference(first.line(row, key[1:]), _value(beside, key)) for key in keys]


def _value(beside: list[tuple[Side, Row]], key: Key) -> str:
    """``key: a.yml:3 says 1, sdk.py:8 and cli.sh:2 say 2``."""
    named = key == REQUEST
    said: dict[str, list[str]] = {}
    for side, row in beside:
        value = at(row[1], key)
        place = side.place(row, ("name",) if named else key[1:])
        said.setdefault(value if named else repr(value), []).append(place)
    texts = []
    for value, places in said.items():
        verb = "says" if len(places) == 1 else "say"
        text = in_words(value, len(places)) if named else f"{verb} {_short(value)}"
        texts.append(f"{' and '.join(places)} {text}")
    return ", ".join(texts) if named else f"{_dotted(key[1:])}: {', '.join(texts)}"


def _surplus(first: Side, others: list[Side], partners: list[dict]) -> list[Difference]:
    """Requests that other faces send, and the first one does not."""
    sent: dict[str, list[tuple[Side, Row]]] = {}
    for other, pairs in zip(others, partners, strict=True):
        taken = [id(row) for row in pairs.values()]
        for row in other.rows:
            if id(row) not in taken:
                sent.setdefault(row[1]["request"], []).append((other, row))
    return [Difference(first.line(), _only(beside, [first])) for beside in sent.values()]


def _only(beside: list[tuple[Side, Row]], without: list[Side]) -> str:
    """``sdk.py:19 creates or updates a job, cli.sh sends no such request``."""
    request = beside[0][1][1]["request"]
    places = " and ".join(side.place(row) for side, row in beside)
    texts = [_missing(side, request) for side in without]
    return f"{places} {in_words(request, len(beside))}, {' and '.join(texts)}"


def _missing(side: Side, request: str) -> str:
    if request in side.elsewhere:
        place, step = side.elsewhere[request]
        return f"{place} does so in the step {step}"
    return f"{side.file} sends no such request"


def _order(first: Side, others: list[Side]) -> Difference:
    """The same requests, one after another in two ways."""
    texts = []
    for side in (first, *others):
        sent = ", ".join(in_words(row[1]["request"]) for row in side.rows)
        texts.append(f"{side.place(side.rows[0])} {sent}")
    return Difference(first.line(first.rows[0]), f"another order: {'; '.join(texts)}")


def line_of(source: YamlSource, key: Key, value: object = ABSENT) -> int:
    """The line of the YAML key that a property of a request was made from.

    Requests call things by other names than files do: ``properties.experimentName`` is
    ``experiment_name``, ``properties.environmentId`` is ``environment``. If no name fits, the line
    of the only scalar with the same value; else 1.
    """
    wanted = [_plain(part) for part in key if isinstance(part, str)]
    best: Key = ()
    for name in source.every_key():
        parts = [_plain(part) for part in name if isinstance(part, str)]
        if len(name) > len(best) and parts[-1:] and parts[-1] in wanted[-2:]:
            if _in_order(parts, wanted):
                best = name
    if best:
        return source.line(best)
    same = [name for name, scalar in source.scalars() if scalar == value and name]
    return source.line(same[0]) if len(same) == 1 else 1


def _plain(part: str) -> str:
    """A name without what two spellings of it differ in."""
    plain = part.replace("_", "").replace("-", "").lower()
    return plain.removesuffix("id") if part.endswith("Id") else plain


def _in_order(parts: list[str], wanted: list[str]) -> bool:
    """Whether all ``parts`` are among ``wanted``, in the same order."""
    rest = iter(wanted)
    return all(part in rest for part in parts)


def _dotted(key: Key) -> str:
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in key)
    return text.removeprefix(".") or "the body"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
