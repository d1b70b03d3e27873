"""Filters by tags or properties, as the queries of lists have them: ``a=1,b``."""


def parse(text: str) -> dict[str, str | None]:
    """Names and values; a name alone asks for any value."""
    found = {}
    for part in filter(None, text.split(",")):
        name, equals, value = part.partition("=")
        found[name.strip()] = value.strip() if equals else None
    return found


def match(values: dict, wanted: dict[str, str | None]) -> bool:
    """Whether ``values`` has all names that are wanted, with the values that are wanted."""
    return all(
        name in values and text in (None, str(values[name])) for name, text in wanted.items()
    )
