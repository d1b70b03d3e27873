"""Find the system's Chromium, or install it where that is possible: browser tests need one."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ADVICE = """\
make: no Chromium or Chrome on the PATH; the browser tests need one.
  Debian:         sudo apt-get install chromium
  Ubuntu:         install Google Chrome from google.com/chrome (Ubuntu's chromium is a snap)
  Fedora:         sudo dnf install chromium
  macOS, Windows: install Google Chrome and put its folder on the PATH"""


def find() -> str | None:
    """The path of the first browser of NAMES that the PATH has, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def install_commands(user_id: int) -> list[list[str]]:
    """The commands that install Chromium for this user, none if apt or the rights are missing."""
    if not shutil.which("apt-get"):
        return []
    if user_id == 0:
        rights = []
    elif shutil.which("sudo"):
        rights = ["sudo"]
    else:
        return []
    install = ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]
    return [[*rights, "apt-get", "update"], [*rights, *install]]


def main() -> int:
    """Make sure that a browser is there; 1 if it is not and cannot be installed."""
    if find():
        return 0
    commands = install_commands(os.getuid() if hasattr(os, "getuid") else 1)
    for command in commands:
        print("make: no Chromium found, running:", " ".join(command), flush=True)
        if subprocess.run(command, check=False).returncode:
            break
    if find():
        return 0
    print(ADVICE, file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
