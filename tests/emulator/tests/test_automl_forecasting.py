import json

import mlflow.sklearn
import numpy
import pandas
import pytest
from sklearn.linear_model import LinearRegression

from azureml_emulator.automl import forecasters
from azureml_emulator.automl.forecasters import RegressionForecaster, SeasonalNaive, Settings

WEEK = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]
SETTINGS = Settings("day", (), "y", "D", horizon=3, season=7, lags=(1,), window=0)


def sales(weeks: int, stores: str = "a", start="2026-01-01") -> pandas.DataFrame:
    days = pandas.date_range(start, periods=7 * weeks)
    parts = [
        pandas.DataFrame({"day": days, "store": store, "y": numpy.tile(WEEK, weeks) * (number + 1)})
        for number, store in enumerate(stores)
    ]
    return pandas.concat(parts, ignore_index=True)


@pytest.fixture
def run(search_models):
    """Forecast sales."""

    def start(frame, tables=None, allowed=("Naive", "SeasonalNaive", "ElasticNet"), **settings):
        training = {"allowedTrainingAlgorithms": list(allowed), "enableVoteEnsemble": False}
        return search_models(
            frame,
            "y",
            "Forecasting",
            tables=tables,
            trainingSettings=training,
            limitSettings={"maxTrials": len(allowed)},
            forecastingSettings={"timeColumnName": "day"} | settings,
        )

    return start


def test_simple_models_repeat_the_past():
    frame = sales(3)
    rows = pandas.DataFrame({"day": pandas.date_range("2026-01-22", periods=9)})
    predicted = SeasonalNaive(SETTINGS).fit(frame[["day"]], frame.y).predict(rows)
    assert list(predicted) == [*WEEK, 1, 2]
    assert forecasters.Naive(SETTINGS).fit(frame[["day"]], frame.y).predict(rows)[8] == 7
    assert forecasters.SeasonalAverage(SETTINGS).fit(frame[["day"]], frame.y).predict(rows)[0] == 4


def test_lags_are_those_of_the_documentation():
    days = pandas.date_range("2001-01-01", periods=6, freq="MS")
    settings = SETTINGS._replace(frequency="MS")
    table = forecasters.design(
        pandas.DataFrame({"day": days}), range(0, 60, 10), settings, ("month",)
    )
    june = table[table.month == 6]
    assert june[["horizon_origin", "y_lag1H"]].to_numpy().tolist() == [[1, 40], [2, 30], [3, 20]]
    assert len(table) == 5 + 4 + 3  # rows whose past is unknown are left out


def test_a_regressor_predicts_the_whole_horizon_from_its_origin():
    days = pandas.date_range("2026-01-01", periods=30)
    frame = pandas.DataFrame({"day": days})
    model = RegressionForecaster(SETTINGS, LinearRegression(), ()).fit(frame, range(30))
    rows = pandas.DataFrame({"day": pandas.date_range("2026-01-31", periods=3)})
    predicted, table = model.forecast(rows)
    assert predicted == pytest.approx([30, 31, 32])
    assert table.y.tolist() == list(predicted)


def test_the_best_model_of_several_series_is_found_and_packed(run):
    ids = {"timeSeriesIdColumnNames": ["store"], "forecastHorizon": {"value": 7}}
    lags = {"targetLags": {"values": [1, 7]}, "targetRollingWindowSize": {"value": 3}}
    code, found, _, folder = run(sales(8, "ab"), **ids, **lags)
    assert code == 0
    assert found["prepared"][0]["folds"] == 3
    assert [one["algorithm"] for one in found["started"]][found["best"][0]["number"]] == (
        "SeasonalNaive"
    )
    assert found["best"][0]["score"] == 0
    names = json.loads((folder / "trials/2/outputs/engineered_feature_names.json").read_text())
    assert {"day_of_week", "horizon_origin", "y_lag7H", "y_sum_window3H"} <= set(names)
    model = mlflow.pyfunc.load_model(folder / "trials/1/outputs/mlflow-model")
    rows = sales(1, "b", start="2026-02-26").drop(columns="y")
    assert model.predict(rows).tolist() == [2 * value for value in WEEK]


def test_series_that_nobody_has_named_are_found(run):
    _, _, log, _ = run(sales(6, "ab"), allowed=["Naive"])
    assert "The series are told apart by store." in log


def test_gaps_are_filled_and_short_series_are_dropped(run):
    frame = pandas.concat([sales(6, "ab").drop(index=[3, 4]), sales(1, "c")[:2]])
    _, _, log, _ = run(frame, allowed=["Naive"], timeSeriesIdColumnNames=["store"])
    assert "The frequency is D. Rows removed: 0." in log
    assert "Dropped 1 series with fewer than 3 observations." in log


def test_the_target_is_aggregated_to_another_frequency(run):
    weekly = {"frequency": "W", "targetAggregateFunction": "Sum"}
    frame = sales(12, start="2026-01-05")
    frame["y"] += numpy.repeat(range(12), 7)
    _, found, log, _ = run(frame, allowed=["Naive"], **weekly)
    assert "The frequency is W." in log
    assert found["ended"][0]["score"] == pytest.approx(7 / (7 * 11))


def test_validation_and_test_tables_follow_in_time(run):
    later = {"validation": sales(1, start="2026-02-12"), "test": sales(1, start="2026-02-19")}
    _, found, _, _ = run(sales(6).assign(store="a"), later, forecastHorizon={"value": 7})
    assert found["prepared"][0]["folds"] == 0
    assert found["tested"][0]["metrics"]["normalized_root_mean_squared_error"] == 0


@pytest.mark.parametrize(
    ("frame", "settings", "message"),
    [
        (sales(6), {"timeColumnName": "date"}, "no time column 'date'"),
        (sales(6, "ab").drop(columns="store"), {}, "the same time more than once"),
        (sales(6), {"timeSeriesIdColumnNames": ["shop"]}, "no series id column shop"),
        (sales(6), {"targetAggregateFunction": "Sum"}, "needs a frequency"),
        (
            sales(2),
            {"forecastHorizon": {"value": 9}, "shortSeriesHandlingConfig": "Drop"},
            "shorter than the 19 observations",
        ),
    ],
)
def test_series_that_cannot_be_forecast_fail_with_the_reason(run, frame, settings, message):
    code, found, _, _ = run(frame, **settings)
    assert code == 1
    assert message in found["failed"][0]["error"]
