"""The SDK's progress messages and warnings, kept out of a report."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quiet() -> Iterator[None]:
    """Silence log records and warnings inside the block.

    Errors are raised as well as logged; the warnings are about the SDK's own use of marshmallow.
    """
    before = logging.root.manager.disable
    logging.disable(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)
