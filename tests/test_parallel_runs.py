"""Two logs of the same parallel steps are the same output, whichever step ended first."""

from support.compare.parallel_runs import settled

LOG = """\
[09:00:00Z] Submitting 2 runs, first five are: a:1,b:2
[09:00:00Z] Completing processing run id 2.
[09:00:00Z] Completing processing run id 1.
[09:00:00Z] Finishing experiment.
"""
APART = """\
[09:00:00Z] Submitting 1 runs, first five are: b:2
[09:00:00Z] Completing processing run id 2.
[09:00:00Z] Submitting 1 runs, first five are: a:1
[09:00:00Z] Completing processing run id 1.
[09:00:00Z] Finishing experiment.
"""


def test_the_order_of_parallel_steps_does_not_matter():
    assert settled(LOG) == settled(APART)


def test_everything_else_does():
    assert settled(LOG) != settled(LOG.replace("b:2", "b:3"))
    assert settled(LOG) != settled(LOG.replace("run id 1.", "run id 4."))
    first, *rest = LOG.splitlines()
    assert settled("\n".join([*rest, first])) != settled(LOG)
    assert settled("b\na") == ["b", "a"]
