import pytest

from azureml_emulator.arm import jsonc
from azureml_emulator.messages import ArmError

LISTS = {"a": [1, 2]}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": 1}', {"a": 1}),
        ('{"p": {"mode": "x", template:{"a": [1, 2,],}}}', {"p": {"mode": "x", "template": LISTS}}),
        ('{// note\n"a": "https://x", /* more\nof it */ "b": 2}', {"a": "https://x", "b": 2}),
        ('{"a": "say \\"// no comment\\", }"}', {"a": 'say "// no comment", }'}),
        ('{"a": "first\nsecond"}', {"a": "first\nsecond"}),
        ("", None),
    ],
)
def test_what_resource_manager_reads_is_read(text, value):
    assert jsonc.loads(text.encode()) == value


def test_what_it_does_not_read_is_refused_with_the_place():
    with pytest.raises(ArmError, match="line 1 column 6"):
        jsonc.loads(b'{"a" 1}')
