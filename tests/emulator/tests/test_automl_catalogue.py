import pytest
from azure.ai.ml._restclient.arm_ml_service import models

from azureml_emulator.automl import algorithms, candidates, problem

ENUMERATIONS = {
    "Classification": models.ClassificationModels,
    "Regression": models.RegressionModels,
    "Forecasting": models.ForecastingModels,
}
METRICS = (
    models.ClassificationPrimaryMetrics,
    models.RegressionPrimaryMetrics,
    models.ForecastingPrimaryMetrics,
)


def chosen(task: str, **training):
    details = {"taskType": task, "targetColumnName": "y", "trainingSettings": training}
    return algorithms.choose(problem.create(details, {}, {}))


@pytest.mark.parametrize("task", ENUMERATIONS)
def test_every_algorithm_of_the_sdk_is_a_real_estimator_or_says_why_not(task):
    known = algorithms.catalogue()[task]
    assert set(known["algorithms"]) == {member.value for member in ENUMERATIONS[task]}
    skipped = {name for name, entry in known["algorithms"].items() if "not_modelled" in entry}
    assert set(known["order"]) | skipped == set(known["algorithms"])
    for algorithm in chosen(task):
        assert algorithm.create(algorithm.first()).get_params()


def test_every_primary_metric_of_the_sdk_is_known():
    assert set(problem.METRICS) == {member.value for kind in METRICS for member in kind}


def test_stand_ins_never_show_the_name_of_what_they_stand_for(capsys):
    shown = {algorithm.name: algorithm.shown for algorithm in chosen("Regression")}
    assert shown["LightGBM"] == shown["XGBoostRegressor"] == "HistGradientBoostingRegressor"
    assert shown["KNN"] == "KNN"
    assert "stands in for LightGBM" in capsys.readouterr().out


def test_algorithms_can_be_allowed_or_blocked_in_any_spelling(capsys):
    allowed = chosen("Forecasting", allowedTrainingAlgorithms=["elastic_net", "Prophet"])
    assert [algorithm.name for algorithm in allowed] == ["ElasticNet"]
    assert "Prophet is skipped: Prophet is not installed here" in capsys.readouterr().out
    blocked = chosen("Classification", blockedTrainingAlgorithms=["LightGBM", "SVM"])
    assert not {"LightGBM", "SVM"} & {algorithm.name for algorithm in blocked}
    with pytest.raises(algorithms.DataProblem, match="No algorithm is left"):
        chosen("Forecasting", allowedTrainingAlgorithms=["TCNForecaster"])


def test_candidates_are_new_and_the_same_every_time():
    known = chosen("Classification", allowedTrainingAlgorithms=["KNN", "DecisionTree"])
    first, second = (list(candidates.propose(known, lambda: ["KNN"])) for _ in range(2))
    assert first == second
    assert [candidate.algorithm.name for candidate in first[:2]] == ["KNN", "DecisionTree"]
    assert all(first.count(candidate) == 1 for candidate in first)
    assert len(first) > 20
