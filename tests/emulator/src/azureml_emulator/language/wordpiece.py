"""WordPiece: the words of a text as the embedding model knows them.

Source: https://arxiv.org/abs/1810.04805, and ``BertTokenizer`` of the library transformers. The
vocabulary is that of bert-base-uncased (Apache-2.0), 30,522 pieces, one a line.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path

START, END, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
LONGEST_WORD = 100  # characters; a longer one is unknown
# Words, and every punctuation mark on its own: an underscore is one, too.
WORD = re.compile(r"[^\W_]+|[^\w\s]|_")


def encode(text: str, limit: int) -> list[int]:
    """Numbers of the pieces of ``text``, between the marks of start and end.

    Args:
        limit: the most numbers that are returned, marks included; the rest is cut off.
    """
    pieces = [piece for word in words(text) for piece in _pieces(word)]
    number = vocabulary()
    return [number[piece] for piece in (START, *pieces[: limit - 2], END)]


def words(text: str) -> list[str]:
    """The words and punctuation marks of ``text`` in lower case, without accents."""
    plain = unicodedata.normalize("NFD", text.lower())
    return WORD.findall("".join(c for c in plain if unicodedata.category(c) != "Mn"))


@cache
def vocabulary() -> dict[str, int]:
    """Piece -> number."""
    lines = (Path(__file__).parent / "vocabulary.txt").read_text("utf-8").splitlines()
    return {piece: number for number, piece in enumerate(lines)}


def _pieces(word: str) -> list[str]:
    """The longest pieces that make up a word; those within it start with ``##``."""
    known, pieces, start = vocabulary(), [], 0
    if len(word) > LONGEST_WORD:
        return [UNKNOWN]
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = word[start:end] if not start else f"##{word[start:end]}"
            if piece in known:
                break
        else:
            return [UNKNOWN]
        pieces.append(piece)
        start = end
    return pieces
