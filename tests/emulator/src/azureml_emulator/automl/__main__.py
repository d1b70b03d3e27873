"""Entry point: ``python -m azureml_emulator.automl FOLDER``."""

import sys
from pathlib import Path

from .search import main

if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
