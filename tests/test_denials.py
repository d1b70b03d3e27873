"""A text may name what does not exist to say so; a "not" about something else is no excuse."""

import pytest

from support.names import denials, names


@pytest.mark.parametrize(
    "text",
    [
        "There is no `x`.",
        "There is no such command `x`.",
        "Write `y` instead of `x`.",
        "The SDK has neither `y` nor `x`.",
        "It lacks `y`, `z` and `x`.",
        "Today `x` does not exist.",
        "`x` and `y` are gone.",
    ],
)
def test_name_is_denied_beside_it(text):
    assert denials.of(text, text.index("`x`"), text.index("`x`") + 3)


@pytest.mark.parametrize(
    "text",
    [
        "It does not stop the nodes, so run `x`.",
        "No node is left after `y`. Call `x`.",
        "Not `y` but `x`.",
        "Without a budget you pay until somebody comes back: `x`.",
        "The job fails; `x` starts it again.",
        "Never wait for it: call `x`, which does not wait.",
    ],
)
def test_something_else_is_denied(text):
    assert not denials.of(text, text.index("`x`"), text.index("`x`") + 3)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It does not stop by itself: run `az ml compute resize`.", ["az ml compute resize"]),
        ("Nothing is left after `az group remove --name x`.", ["az group remove"]),
        ("There is no `az ml compute resize`.", []),
        ("Not `az group remove`, but `az group delete`.", []),
        ("There is no `az ml job shwo`.", ["az ml job shwo"]),
    ],
)
def test_command_of_a_sentence_exists_unless_it_is_denied_itself(text, found):
    assert [name for _, name, _ in names.wrong(text)] == found
