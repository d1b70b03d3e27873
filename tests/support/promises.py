"""What the tests of the guide ask of it, said once."""

import functools
from pathlib import Path

import pytest

from .check import ROOT, Checker
from .finding import Finding, report
from .guide import Guide


@functools.cache
def checker() -> Checker:
    """The checker of this checkout; every face that it runs is run once a session."""
    return Checker(Guide(ROOT))


def each_listing():
    """Parametrise a test by listing; ids are paths, so that ``-k command-job`` works."""
    names = list(checker().guide.listings)
    return pytest.mark.parametrize("name", names, ids=[f"snippets/{name}" for name in names])


def each_file(paths: list[Path]):
    """Parametrise a test by file; ids are paths."""
    guide = checker().guide
    return pytest.mark.parametrize("path", paths, ids=[guide.relative(path) for path in paths])


def assert_rung_holds(name: str, rung: str) -> None:
    """Fail with three lines a finding, or when an earlier rung does not hold."""
    rungs = checker().ladder.climb(name).rungs
    if rungs[rung] is None:
        broken = next(earlier for earlier, found in rungs.items() if found)
        pytest.fail(f"not reached, because {broken} does not hold", pytrace=False)
    assert_none(rungs[rung])


def assert_none(findings: list[Finding]) -> None:
    """Fail with three lines a finding."""
    if findings:
        pytest.fail(f"\n{report(findings)}", pytrace=False)
