"""The expressions of a job: ``${{inputs.x}}``, and ``$[[ ]]`` around what is optional.

Source: https://learn.microsoft.com/azure/machine-learning/reference-yaml-core-syntax
"""

import re

_EXPRESSION = re.compile(r"\$\{\{\s*([\w.]+)\s*\}\}")
_OPTIONAL = re.compile(r"\$\[\[(.*?)\]\]", re.DOTALL)


def render(text: str, values: dict[str, str]) -> str:
    """``text`` with every expression replaced by its value.

    An optional part stays only when all its values are known.

    Args:
        values: by expression, such as ``inputs.data``.

    Raises:
        KeyError: an expression outside of an optional part has no value.
    """

    def optional(found: re.Match) -> str:
        known = all(name in values for name in _EXPRESSION.findall(found[1]))
        return found[1] if known else ""

    return _EXPRESSION.sub(lambda found: values[found[1]], _OPTIONAL.sub(optional, text))


def required(text: str) -> set[str]:
    """The expressions that must have a value: those outside of optional parts."""
    return set(_EXPRESSION.findall(_OPTIONAL.sub("", text)))
