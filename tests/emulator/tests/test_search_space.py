import math
import random
from statistics import mean

import pytest

from azureml_emulator.execution import sampling, termination
from azureml_emulator.execution.search_space import read
from azureml_emulator.messages import ArmError


def draws(distribution: list, count=2000) -> list:
    generator = random.Random(0)
    return [read({"x": distribution})["x"].value(generator.random()) for _ in range(count)]


@pytest.mark.parametrize(
    ("distribution", "low", "high", "average"),
    [
        (["uniform", [2, 4]], 2, 4, 3),
        (["quniform", [0, 10, 2]], 0, 10, 5),
        (["loguniform", [0, math.log(10)]], 1, 10, 9 / math.log(10)),
        (["qloguniform", [0, math.log(100), 5]], 0, 100, 99 / math.log(100)),
        (["normal", [5, 1]], 0, 10, 5),
        (["qnormal", [50, 5, 10]], 20, 80, 50),
        (["lognormal", [0, 0.5]], 0, 20, math.exp(0.125)),
        (["qlognormal", [3, 0.5, 1]], 0, 300, math.exp(3.125)),
        (["randint", [4]], 0, 3, 1.5),
        (["choice", [[1, 2, 6]]], 1, 6, 3),
    ],
)
def test_values_lie_where_the_distribution_has_them(distribution, low, high, average):
    values = draws(distribution)
    assert low <= min(values) <= max(values) <= high
    assert mean(values) == pytest.approx(average, rel=0.05)
    if distribution[0].startswith("q"):
        step = distribution[1][2]
        assert all(math.isclose(value % step, 0, abs_tol=1e-9) for value in values)


@pytest.mark.parametrize(
    "distribution",
    [
        ["choice", [[]]],
        ["uniform", [1]],
        ["normal", [0, -1]],
        ["quniform", [0, 1, 0]],
        ["gamma", []],
    ],
)
def test_a_distribution_that_means_nothing_is_refused(distribution):
    with pytest.raises(ArmError, match="'x'"):
        read({"x": distribution})


def points(algorithm: dict, space: dict, count: int, results=()) -> list[dict | None]:
    sampler = sampling.create(algorithm, read(space), seed=0)
    found: list = []
    for _ in range(count):
        known = [(point, result(point)) for point in found for result in results]
        found.append(sampler.next(known))
    return found


RANDOM = {"samplingAlgorithmType": "Random"}
LINE = {"x": ["uniform", [0, 1]]}


def test_a_grid_has_every_combination_once():
    space = {"a": ["choice", [[1, 2]]], "b": ["choice", [["x", "y"]]]}
    found = points({"samplingAlgorithmType": "Grid"}, space, 5)
    assert [tuple(point.values()) for point in found[:4]] == [
        (1, "x"),
        (1, "y"),
        (2, "x"),
        (2, "y"),
    ]
    assert found[4] is None


def test_the_seed_makes_random_values_the_same_again():
    assert points(RANDOM | {"seed": 7}, LINE, 3) == points(RANDOM | {"seed": 7}, LINE, 3)
    assert points(RANDOM | {"seed": 7}, LINE, 3) != points(RANDOM | {"seed": 8}, LINE, 3)


def test_random_sampling_ends_when_all_combinations_were_tried():
    found = points(RANDOM, {"x": ["choice", [[1, 2, 3]]]}, 4)
    assert sorted(point["x"] for point in found[:3]) == [1, 2, 3]
    assert found[3] is None


def test_a_sobol_sequence_fills_the_space_evenly():
    found = points(RANDOM | {"rule": "Sobol"}, LINE, 8)
    assert sorted(int(point["x"] * 8) for point in found) == list(range(8))


def test_bayesian_sampling_comes_close_to_the_minimum():
    space = {"x": ["uniform", [0, 1]], "kind": ["choice", [["good", "bad"]]]}

    def result(point: dict) -> float:
        return (point["x"] - 0.3) ** 2 + (point["kind"] == "bad")

    found = points({"samplingAlgorithmType": "Bayesian"}, space, 12, [result])
    assert min(map(result, found)) < 0.001


REPORTS = {"a": [0.5, 0.8], "b": [0.6, 0.7], "c": [0.4, 0.66]}


@pytest.mark.parametrize(
    ("policy", "maximize", "stopped"),
    [
        ({"policyType": "Bandit", "slackFactor": 0.2}, True, "c"),
        ({"policyType": "Bandit", "slackAmount": 0.05}, True, "bc"),
        ({"policyType": "Bandit", "slackFactor": 0.2}, False, "ab"),
        ({"policyType": "MedianStopping"}, True, ""),
        ({"policyType": "MedianStopping"}, False, ""),
        ({"policyType": "TruncationSelection", "truncationPercentage": 40}, True, "c"),
        ({"policyType": "TruncationSelection", "truncationPercentage": 40}, False, "a"),
        ({"policyType": "TruncationSelection", "truncationPercentage": 30}, True, ""),
    ],
)
def test_a_policy_stops_those_that_do_badly(policy, maximize, stopped):
    created = termination.create(policy, maximize)
    assert [name for name in REPORTS if created.stops(name, 2, REPORTS, set())] == list(stopped)


def test_the_median_is_that_of_the_averages_of_all_trials():
    policy = termination.create({"policyType": "MedianStopping"}, True)
    reports = {"a": [0.9, 0.9], "b": [0.8, 0.8], "c": [0.1, 0.7], "d": [0.3]}
    assert [name for name in "abc" if policy.stops(name, 2, reports, set())] == ["c"]


def test_finished_trials_can_be_left_out_of_a_truncation():
    settings = {"policyType": "TruncationSelection", "truncationPercentage": 50}
    reports = {"a": [1.0], "b": [2.0], "c": [0.1]}
    policy = termination.create(settings, True)
    assert not policy.stops("a", 1, reports, {"c"})
    leaving = termination.create(settings | {"excludeFinishedJobs": True}, True)
    assert leaving.stops("a", 1, reports, {"c"})


def test_a_policy_looks_at_its_intervals_after_the_delay():
    settings = {"policyType": "Bandit", "evaluationInterval": 2, "delayEvaluation": 3}
    policy = termination.create(settings, True)
    assert [interval for interval in range(1, 9) if policy.applies(interval)] == [4, 6, 8]


@pytest.mark.parametrize("seed", range(5))
def test_bayesian_sampling_learns_where_the_best_result_is(seed):
    space = read({"x": ["uniform", [0, 1]]})
    sampler = sampling.create({"samplingAlgorithmType": "Bayesian"}, space, seed=seed)
    trials = []
    for _ in range(8):
        point = sampler.next(trials)
        trials.append((point, (point["x"] - 0.7) ** 2))
    best = min(trials, key=lambda trial: trial[1])[0]
    assert abs(best["x"] - 0.7) < 0.02
