"""What a learner could trip over: each room of the package says it in its ``differences.yml``.

A file has a ``title`` and ``differences``; each says what it is ``about``, what ``azure`` does and
what happens in the ``emulator``. What is recorded only stands under ``explains`` of one of them.
"""

from pathlib import Path

import yaml

FILE = "differences.yml"
ROOT = Path(__file__).parents[1]


def differences() -> list[dict]:
    """Every difference, in the order of the titles.

    Returns:
        ``room``, ``title``, and the keys of the file; ``explains`` can be empty.
    """
    rooms = []
    for file in ROOT.rglob(FILE):
        room = file.parent.relative_to(ROOT).as_posix()
        rooms.append({"room": room, **yaml.safe_load(file.read_text(encoding="utf-8"))})
    return [
        {"room": room["room"], "title": room["title"], "explains": [], **entry}
        for room in sorted(rooms, key=lambda room: room["title"])
        for entry in room["differences"]
    ]
