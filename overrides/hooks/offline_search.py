"""With GUIDE_OFFLINE set, the site searches without a server: no worker starts from disk."""

import os
from pathlib import Path

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

from guide.problem import Problem

# From tests/package-lock.json; it lets an inline frame stand in for the worker.
SHIM = "tests/node_modules/iframe-worker/shim/index.js"
PUBLISHED = "assets/javascripts/iframe-worker.js"


def is_offline() -> bool:
    """Whether this build is meant to be opened from disk."""
    return bool(os.environ.get("GUIDE_OFFLINE"))


@event_priority(100)  # before the theme's own plugin, which would name a script of another host
def on_config(config):
    """Load the stand-in on every page; pages from disk cannot be fetched, so none is preloaded."""
    if is_offline():
        config.extra["polyfills"] = [PUBLISHED]
        config.theme["features"].remove("navigation.instant")


def on_files(files, config):
    """Publish the stand-in. Raises Problem if npm has not installed it."""
    if is_offline():
        shim = Path(config.config_file_path).parent / SHIM
        if not shim.is_file():
            raise Problem(SHIM, "the file is missing", "run `make offline`, which installs it")
        script = shim.read_text(encoding="utf-8")
        files.append(File.generated(config, PUBLISHED, content=script))
    return files
