"""The batch scoring script of an MLflow model that was deployed without one.

Each line of the output has the row in the file, the prediction and the name of the file; for an
image there is no row.
Source: https://learn.microsoft.com/azure/machine-learning/how-to-mlflow-batch
"""

import csv
import io
import os
from pathlib import Path

import mlflow
import numpy
import pandas

READERS = {
    ".csv": pandas.read_csv,
    ".parquet": pandas.read_parquet,
    ".pqt": pandas.read_parquet,
}
IMAGES = (".png", ".jpg", ".jpeg", ".tiff", ".bmp", ".gif")


def init():
    """Load the model that lies somewhere below ``AZUREML_MODEL_DIR``."""
    global model
    found = sorted(Path(os.environ["AZUREML_MODEL_DIR"]).rglob("MLmodel"))
    model = mlflow.pyfunc.load_model(str(found[0].parent))


def run(mini_batch):
    """Predict for each file; return the lines of the output."""
    return [line for path in mini_batch for line in predict(Path(path))]


def predict(path: Path) -> list[str]:
    """The lines of one file."""
    kind = path.suffix.lower()
    if kind in READERS:
        predictions = model.predict(READERS[kind](path))
        rows = pandas.DataFrame(predictions).itertuples(index=False)
        return [as_line(index, *row, path.name) for index, row in enumerate(rows)]
    if kind in IMAGES:
        return [as_line(*numpy.ravel(model.predict(read_image(path))), path.name)]
    raise ValueError(f"Error processing input file: '{path}'. File type '{kind}' is not supported.")


def read_image(path: Path):
    """The pixels of an image as a batch of one, in the shape that the signature asks for."""
    from PIL import Image

    pixels = numpy.asarray(Image.open(path))[numpy.newaxis]
    schema = model.metadata.get_input_schema()
    if schema is None or not schema.is_tensor_spec():
        return pixels.astype(numpy.uint8)
    wanted = schema.inputs[0]
    return pixels.astype(wanted.type).reshape(wanted.shape)


def as_line(*values) -> str:
    """Values as one line of a CSV file."""
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(values)
    return text.getvalue()
