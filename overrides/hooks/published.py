"""Keeps the machine's own folders, which lie beside the theme's files, out of the built site."""

from mkdocs.structure.files import Files

PRIVATE = ("hooks/", "tools/", "partials/")


def public(source: str) -> bool:
    """Whether a file of docs/ or overrides/, by its path inside, belongs to the site."""
    return not source.startswith(PRIVATE)


def on_files(files, config):
    """Drop what is not public."""
    return Files([file for file in files if public(file.src_uri)])
