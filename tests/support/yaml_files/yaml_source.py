"""YAML files whose values know their line."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from guide.data import LOADER

Key = tuple[str | int, ...]


class YamlError(ValueError):
    """A file that is not YAML.

    Attributes:
        line: where, from 1.
    """

    def __init__(self, message: str, line: int):
        super().__init__(message)
        self.line = line


class YamlSource:
    """A parsed YAML file.

    Attributes:
        data: the value of the file, as PyYAML's safe loader builds it.
        uneven: the lines of keys that stand after an odd number of spaces.

    Raises:
        YamlError: the file does not parse, or a mapping has a key twice.
    """

    def __init__(self, path: Path):
        text = path.read_text("utf-8")
        self._lines: dict[Key, int] = {(): 1}
        self.uneven: list[int] = []
        loader = LOADER(text)
        try:
            node = loader.get_single_node()
            if node is not None:
                self._walk(node, ())
            self.data = loader.construct_document(node) if node is not None else None
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            raise YamlError(str(error.problem), mark.line + 1 if mark else 1) from None
        finally:
            loader.dispose()

    def line(self, key: Key) -> int:
        """The line of the value at ``key``, or of the nearest thing around it."""
        while key not in self._lines:
            key = key[:-1]
        return self._lines[key]

    def every_key(self) -> Iterator[Key]:
        """Every key that has a line, in the order of the file; the file itself is ``()``."""
        return iter(self._lines)

    def scalars(self) -> Iterator[tuple[Key, object]]:
        """Every plain value with its key, in the order of the file."""
        for key in self._lines:
            value = self._value(key)
            if not isinstance(value, (dict, list)):
                yield key, value

    def _value(self, key: Key):
        value = self.data
        for part in key:
            value = value[part]
        return value

    def _walk(self, node: yaml.Node, key: Key) -> None:
        if isinstance(node, yaml.MappingNode):
            seen = set()
            for name, value in node.value:
                if name.value in seen and name.value != "<<":
                    raise YamlError(f"the key '{name.value}' is there twice", _line(name))
                seen.add(name.value)
                if name.start_mark.column % 2 and not node.flow_style:
                    self.uneven.append(_line(name))
                inner = (*key, _scalar(name))
                self._lines[inner] = _line(name)
                self._walk(value, inner)
        elif isinstance(node, yaml.SequenceNode):
            for index, value in enumerate(node.value):
                self._lines[(*key, index)] = _line(value)
                self._walk(value, (*key, index))


def _line(node: yaml.Node) -> int:
    return node.start_mark.line + 1


def _scalar(node: yaml.Node):
    """The key as the loader will build it: numbers and booleans are not text."""
    return yaml.constructor.SafeConstructor().construct_object(node)
