"""Tokens as OpenAI's models count them: exact, with the encodings that quicktok ships."""

import base64
import hashlib
from functools import cache

ENCODINGS = ("o200k_base", "cl100k_base")
# Of the published files, as tiktoken checks them (tiktoken_ext/openai_public.py).
CHECKSUMS = {
    "o200k_base": "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d",
    "cl100k_base": "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7",
}


def count(text: str, encoding: str = "o200k_base") -> int:
    """How many tokens a text is."""
    return len(encode(text, encoding))


def encode(text: str, encoding: str = "o200k_base") -> list[int]:
    """The numbers of the tokens of a text."""
    return _tokenizer(encoding).encode_ordinary(text) if text else []


def pieces(text: str, encoding: str = "o200k_base") -> list[bytes]:
    """The tokens of a text as bytes; joined they are the text again."""
    tokenizer = _tokenizer(encoding)
    return [tokenizer.decode_single_token_bytes(number) for number in encode(text, encoding)]


def text_pieces(text: str, encoding: str = "o200k_base") -> list[str]:
    """The tokens of a text as texts; those that share a character stand together."""
    found, held = [], b""
    for piece in pieces(text, encoding):
        held += piece
        try:
            found.append(held.decode())
        except UnicodeDecodeError:
            continue
        held = b""
    return found


@cache
def published_file(encoding: str) -> bytes:
    """The file that OpenAI publishes for an encoding: a token in base64 and its rank, each line.

    Raises:
        ValueError: what was put together is not what is published.
    """
    tokenizer = _tokenizer(encoding)
    ranks = range(len(tokenizer.token_byte_values()))
    text = b"".join(
        base64.b64encode(tokenizer.decode_single_token_bytes(rank)) + b" %d\n" % rank
        for rank in ranks
    )
    if hashlib.sha256(text).hexdigest() != CHECKSUMS[encoding]:
        raise ValueError(f"the ranks of {encoding} in quicktok are not those that are published")
    return text


@cache
def _tokenizer(encoding: str):
    import quicktok

    return quicktok.get_encoding(encoding)
