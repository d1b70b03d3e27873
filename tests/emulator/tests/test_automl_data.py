import json

import mlflow.sklearn  # noqa: F401  imported here, so that the searches do not spend seconds on it
import numpy
import pandas
import pytest
from sklearn.datasets import load_diabetes, load_iris

FLOWERS = load_iris(as_frame=True).frame.rename(columns={"target": "species"})
FAST = {"allowedTrainingAlgorithms": ["DecisionTree", "KNN", "LogisticRegression"]}


def limits(number: int, **others) -> dict:
    return {"maxTrials": number, **others}


@pytest.fixture
def run(search_models):
    """Search with few and fast algorithms."""

    def start(frame=FLOWERS, target="species", task="Classification", **details):
        details = {"trainingSettings": FAST, "nCrossValidations": {"value": 2}} | details
        return search_models(frame, target, task, **details)

    return start


def test_strings_gaps_dates_and_ids_become_features(run):
    count = 120
    random = numpy.random.default_rng(0)
    frame = pandas.DataFrame(
        {
            "id": [f"row-{number}" for number in range(count)],
            "day": pandas.date_range("2026-01-01", periods=count),
            "city": random.choice(["Oslo", "Rome", "Bern"], count),
            "size": random.normal(size=count).round(3),
            "note": random.choice(["good and cheap and near", "far and old and dear"], count),
        }
    )
    frame["price"] = numpy.where(frame["note"].str.startswith("good"), "low", "high")
    frame.loc[::7, "size"] = numpy.nan
    frame.loc[::9, "city"] = None
    _, found, log, folder = run(frame, "price", limitSettings=limits(1))
    assert found["ended"][0]["score"] == 1
    outputs = folder / "trials/0/outputs"
    summary = json.loads((outputs / "featurization_summary.json").read_text())
    kinds = {row["RawFeatureName"]: (row["TypeDetected"], row["Dropped"]) for row in summary}
    assert kinds["id"] == ("Ignore", "Yes")
    assert {kinds[name][0] for name in ("day", "city", "size", "note")} == {
        "DateTime",
        "Categorical",
        "Numeric",
        "Text",
    }
    names = json.loads((outputs / "engineered_feature_names.json").read_text())
    assert {"size", "missingindicator_size", "city_Rome", "note_cheap", "day_month"} <= set(names)
    assert "Imputed: city (14), size (18)." in log
    assert "Hashed or dropped: id." in log


@pytest.mark.parametrize(
    ("settings", "error"),
    [
        ({"mode": "off"}, "these columns are not numbers: city"),
        ({"mode": "custom", "columnNameAndTypes": {"town": "Text"}}, "'town' of column_name"),
        ({"mode": "custom", "columnNameAndTypes": {"city": "Ignore"}}, None),
        ({"mode": "custom", "blockedTransformers": ["OneHotEncoder"]}, None),
    ],
)
def test_featurization_can_be_customized_or_off(run, settings, error):
    frame = FLOWERS.assign(city=["Oslo", "Rome"] * 75)
    _, found, _, folder = run(frame, limitSettings=limits(1), featurizationSettings=settings)
    if error:
        assert error in found["failed"][0]["error"]
        return
    names = (folder / "trials/0/outputs/engineered_feature_names.json").read_text()
    assert "city_" not in names


def test_validation_and_test_data_are_their_own_tables(run):
    tables = {"validation": FLOWERS[::5], "test": FLOWERS[1::5]}
    _, found, _, folder = run(
        tables=tables, nCrossValidations=None, limitSettings=limits(3), positiveLabel="1"
    )
    assert found["prepared"][0]["folds"] == 0
    assert found["tested"][0]["metrics"]["accuracy"] > 0.8
    assert "f1_score_binary" in found["ended"][0]["metrics"]
    rows = pandas.read_csv(folder / "trials/test/predictions/predictions.csv")
    assert {"species_predicted", "species_orig"} <= set(rows.columns)
    assert len(rows) == 30


@pytest.mark.parametrize(
    ("details", "folds"),
    [
        ({"nCrossValidations": None}, 10),
        ({"nCrossValidations": None, "validationDataSize": 0.2, "testDataSize": 0.2}, 1),
        ({"nCrossValidations": {"value": 4}, "validationDataSize": 0.3}, 4),
        ({"nCrossValidations": None, "cvSplitColumnNames": ["even"]}, 1),
    ],
)
def test_validation_follows_the_request_or_the_number_of_rows(run, details, folds):
    frame = FLOWERS.assign(even=[0, 1] * 75) if "cvSplitColumnNames" in details else FLOWERS
    _, found, _, _ = run(frame, limitSettings=limits(1), **details)
    assert found["prepared"][0]["folds"] == folds
    assert len(found["tested"]) == int("testDataSize" in details)


def test_regression_stacks_and_weighs_rows(run):
    frame = load_diabetes(as_frame=True).frame.iloc[:150]
    stack = {"stackMetaLearnerType": "linear_regression"}
    training = {"allowedTrainingAlgorithms": ["ElasticNet", "DecisionTree"]}
    code, found, _, _ = run(
        frame,
        "target",
        "Regression",
        trainingSettings=training | {"stackEnsembleSettings": stack},
        limitSettings=limits(4),
    )
    assert code == 0
    scores = [one["score"] for one in found["ended"]]
    assert found["best"][0]["score"] == min(scores) < 0.25
    weighed = frame.assign(weight=1.0)
    _, found, log, _ = run(
        weighed, "target", "Regression", weightColumnName="weight", limitSettings=limits(2)
    )
    assert "KNN is skipped: it does not take weights" in log


@pytest.mark.parametrize(
    ("frame", "details", "message"),
    [
        (FLOWERS, {"targetColumnName": "price"}, "has no column price; it has sepal"),
        (FLOWERS[::4], {}, "38 rows with a target"),
        (FLOWERS.assign(species="a"), {}, "has a single class"),
        (FLOWERS, {"positiveLabel": "rose"}, "'rose' is none of 0, 1, 2"),
        (FLOWERS, {"nCrossValidations": {"value": 151}}, "too few for 151"),
    ],
)
def test_data_that_do_not_suit_the_settings_fail_with_the_reason(run, frame, details, message):
    code, found, _, _ = run(frame, **details)
    assert code == 1
    assert message in found["failed"][0]["error"]


def test_a_word_is_no_number(run):
    _, found, _, _ = run(FLOWERS.assign(species="a"), task="Regression")
    assert "is not a number, which regression needs" in found["failed"][0]["error"]
