"""Mistakes in notebooks: cells of code, cells of text, outputs and metadata."""

import re

from .mutants import Edit, misspelt, operator


@operator("notebook", "a keyword argument in a cell is misspelt")
def misspell_cell_keyword(text):
    for found in re.finditer(r"^    \"    (\w+)=", text, re.M):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("notebook", "a name in the text of a notebook does not exist")
def misspell_cell_span(text):
    for found in re.finditer(r"`(azureml-mlflow|start_run|mlflow\.\w+|ml_client\.\w+)`", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("notebook", "a link of a notebook leads nowhere")
def dead_cell_link(text):
    for found in re.finditer(r"\]\(\.\./[\w-]+/([\w-]+)\.md", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("notebook", "a skill or a need in the metadata does not exist")
def misspell_metadata(text):
    for found in re.finditer(r"^    \"((?:dp100|ai300)-[\w-]+|[a-z]+/[a-z-]+)\",?$", text, re.M):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))


@operator("notebook", "a word in the text of a notebook is misspelt")
def misspell_cell_word(text):
    for found in re.finditer(r"(?<= )(workspace|experiment|measurements|arguments)(?= )", text):
        yield Edit(found.start(1), found.end(1), misspelt(found[1]))
