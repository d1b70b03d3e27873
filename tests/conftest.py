"""Fixtures that several test files share."""

import shutil

import pytest

import fonts
from support.site import browser_type_launch_args, built_site, serve, served_site

__all__ = ["browser_type_launch_args", "built_site", "served_site"]


@pytest.fixture(scope="session")
def printable_site(built_site, tmp_path_factory):
    """The folder of the site with the fonts that `make pdf` gives it."""
    copy = shutil.copytree(built_site, tmp_path_factory.mktemp("paper") / "site")
    fonts.cut(copy)
    return copy


@pytest.fixture(scope="session")
def printed_site(printable_site):
    """The address of that site."""
    with serve(printable_site) as url:
        yield url
