import joblib
import mlflow.sklearn  # imported here, so that the searches do not spend seconds on it
import pytest
from sklearn.datasets import load_iris

from azureml_emulator.automl import search

FLOWERS = load_iris(as_frame=True).frame.rename(columns={"target": "species"})
FAST = {"allowedTrainingAlgorithms": ["DecisionTree", "KNN", "LogisticRegression"]}
ENSEMBLES = ["VotingEnsemble", "StackEnsemble"]


def limits(number: int, **others) -> dict:
    return {"maxTrials": number, **others}


@pytest.fixture
def run(search_models):
    """Search with few and fast algorithms."""

    def start(frame=FLOWERS, **details):
        details = {"trainingSettings": FAST, "nCrossValidations": {"value": 2}} | details
        return search_models(frame, "species", "Classification", **details)

    return start


def test_ensembles_are_the_last_trials(run):
    code, found, log, folder = run(limitSettings=limits(5))
    assert code == 0
    assert [one["algorithm"] for one in found["started"]] == [
        "LogisticRegression",
        "KNN",
        "DecisionTree",
        *ENSEMBLES,
    ]
    assert [one["status"] for one in found["ended"]] == ["Completed"] * 5
    scores = {one["number"]: one["score"] for one in found["ended"]}
    assert found["best"][0]["score"] == max(scores.values())
    assert "VotingEnsemble" in log
    for number in range(5):
        outputs = folder / "trials" / str(number) / "outputs"
        model = mlflow.sklearn.load_model(outputs / "mlflow-model")
        rows = FLOWERS.drop(columns="species")
        assert list(model.predict(rows)) == list(joblib.load(outputs / "model.pkl").predict(rows))


def test_the_same_data_give_the_same_table_also_side_by_side(run):
    first, second = (run(limitSettings=limits(6, maxConcurrentTrials=2))[2] for _ in range(2))
    assert first == second
    assert first.count("\n") >= 6


def test_the_exit_score_ends_the_search(run):
    _, found, _, _ = run(limitSettings=limits(9, exitScore=0.5))
    assert len(found["ended"]) == 1


def test_early_termination_ends_a_search_without_progress(run, monkeypatch):
    monkeypatch.setattr(search, "FIRST_TRIALS", 2)
    monkeypatch.setattr(search, "PATIENCE", 2)
    only = {"allowedTrainingAlgorithms": ["KNN"], "enableStackEnsemble": False}
    _, found, _, _ = run(limitSettings=limits(30), trainingSettings=only)
    assert 4 <= len(found["ended"]) < 12


def test_a_trial_that_takes_too_long_is_canceled(run):
    settings = limits(1, trialTimeout="PT0.05S")
    code, found, _, _ = run(limitSettings=settings, nCrossValidations={"value": 50})
    assert code == 1
    assert found["ended"][0]["status"] == "Canceled"
    assert found["failed"][0]["error"].startswith("No trial has completed")


def test_the_time_limit_ends_the_search_but_not_its_ensembles(run):
    _, found, _, _ = run(limitSettings=limits(900, timeout="PT4S", enableEarlyTermination=False))
    assert len(found["ended"]) < 300
    assert found["started"][-1]["algorithm"] in ENSEMBLES
