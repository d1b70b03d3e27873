"""Pack the site into one zip that opens from disk with search and questions (`make offline`)."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "dist"
NAME = "dp100-guide-offline"


def main() -> int:
    """Write dist/dp100-guide-offline.zip, with the PDFs of dist/pdf if they are there."""
    install()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / NAME
        build(folder)
        if (DIST / "pdf").is_dir():
            shutil.copytree(DIST / "pdf", folder / "pdf")
        DIST.mkdir(exist_ok=True)
        archive = Path(shutil.make_archive(str(DIST / NAME), "zip", scratch, NAME))
    print(f"wrote {archive.relative_to(ROOT)}: {archive.stat().st_size // 1000} kB")
    print(f"unpack it and open {NAME}/index.html")
    return 0


def install() -> None:
    """Let npm install what the offline search needs, once."""
    command = ["npm", "ci", "--ignore-scripts", "--no-progress", "--loglevel=error"]
    if not (ROOT / "tests/node_modules/iframe-worker").is_dir():
        subprocess.run(command, cwd=ROOT / "tests", check=True)


def build(target: Path) -> None:
    """Build the site for the disk into ``target``."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", target]
    environment = {**os.environ, "GUIDE_OFFLINE": "true", "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


if __name__ == "__main__":
    raise SystemExit(main())
