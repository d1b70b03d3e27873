"""Tables as files: an ``MLTable`` file says where the data lies and how it becomes a table.

It uses nothing of the emulator. What the format has and this does not is refused by name.
``read`` is cheap; ``load.load`` needs pandas.
Source: https://learn.microsoft.com/azure/machine-learning/reference-yaml-mltable
"""

from .definition import Definition, TableError, read

__all__ = ["Definition", "TableError", "read"]
