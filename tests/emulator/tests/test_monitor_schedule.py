import pytest
from azure.ai.ml import Input, entities
from azure.core.exceptions import HttpResponseError

DAILY = entities.RecurrenceTrigger(frequency="day", interval=1, start_time="2030-02-01T00:00:00")
WEEK = entities.BaselineDataRange(lookback_window_size="P7D", lookback_window_offset="P0D")
DRIFT = entities.NumericalDriftMetrics(jensen_shannon_distance=0.1)
QUALITY = entities.DataQualityMetricsNumerical(null_value_rate=0.1)


def data(name="production"):
    return Input(type="uri_folder", path=f"azureml:{name}:1")


def production(context="model_inputs", kind=entities.ProductionData, **options):
    return kind(input_data=data(), data_context=context, data_window=WEEK, **options)


def reference(context="training", **options):
    return entities.ReferenceData(input_data=data("reference"), data_context=context, **options)


def both(context="model_inputs"):
    return {"production_data": production(context), "reference_data": reference()}


def drift(**options):
    threshold = entities.DataDriftMetricThreshold(
        numerical=DRIFT,
        categorical=entities.CategoricalDriftMetrics(pearsons_chi_squared_test=0.05),
    )
    asked = both() | {"metric_thresholds": threshold, "features": ["x"]} | options
    return entities.DataDriftSignal(**asked)


SIGNALS = {
    "data_drift": drift,
    "data_quality": lambda: entities.DataQualitySignal(
        **both(), metric_thresholds=entities.DataQualityMetricThreshold(numerical=QUALITY)
    ),
    "prediction_drift": lambda: entities.PredictionDriftSignal(
        **both("model_outputs"),
        metric_thresholds=entities.PredictionDriftMetricThreshold(numerical=DRIFT),
    ),
    "feature_attribution_drift": lambda: entities.FeatureAttributionDriftSignal(
        production_data=[production(kind=entities.FADProductionData)],
        reference_data=reference(data_column_names={"target_column": "y"}),
        metric_thresholds=entities.FeatureAttributionDriftMetricThreshold(
            normalized_discounted_cumulative_gain=0.9
        ),
    ),
    "model_performance": lambda: entities.ModelPerformanceSignal(
        **both("model_outputs"),
        metric_thresholds=entities.ModelPerformanceMetricThreshold(
            classification=entities.ModelPerformanceClassificationThresholds(accuracy=0.9)
        ),
    ),
    "custom": lambda: entities.CustomMonitoringSignal(
        inputs={"threshold_data": data()},
        input_data={"production_data": reference(data_window=WEEK)},
        metric_thresholds=[
            entities.CustomMonitoringMetricThreshold(metric_name="mine", threshold=1.0)
        ],
        component_id="azureml:mine:1",
    ),
    "generation_safety_quality": lambda: entities.GenerationSafetyQualitySignal(
        production_data=[entities.LlmData(input_data=data(), data_window=WEEK)],
        connection_id="openai",
        metric_thresholds=entities.GenerationSafetyQualityMonitoringMetricThreshold(
            groundedness={"aggregated_groundedness_pass_rate": 0.7}
        ),
        sampling_rate=0.5,
    ),
    "generation_token_statistics": lambda **options: entities.GenerationTokenStatisticsSignal(
        production_data=entities.LlmData(input_data=data(), data_window=WEEK), **options
    ),
}


@pytest.fixture(scope="module")
def create(shared, tmp_path_factory):
    _, client = shared
    folder = tmp_path_factory.mktemp("data")
    (folder / "rows.csv").write_text("x,y\n1,a\n2,b\n")
    for name in ("production", "reference"):
        asset = entities.Data(name=name, version="1", path=str(folder), type="uri_folder")
        client.data.create_or_update(asset)

    def made(signal, compute="standard_e4s_v3", **options):
        definition = entities.MonitorDefinition(
            compute=entities.ServerlessSparkCompute(instance_type=compute, runtime_version="3.4"),
            monitoring_target=entities.MonitoringTarget(ml_task="classification"),
            monitoring_signals={"mine": signal},
            **options,
        )
        asked = entities.MonitorSchedule(name="monitor", trigger=DAILY, create_monitor=definition)
        client.schedules.begin_create_or_update(asked).result()
        return client.schedules.get("monitor").create_monitor

    return made


@pytest.mark.parametrize("kind", SIGNALS)
def test_signal_comes_back_as_it_was_sent(create, kind):
    asked = SIGNALS[kind]()
    found = create(asked).monitoring_signals["mine"]
    assert found.type == kind and type(found) is type(asked)
    assert found.alert_enabled is False


def test_monitor_comes_back_as_it_was_sent(create):
    found = create(
        drift(alert_enabled=True), alert_notification=entities.AlertNotification(emails=["a@b.c"])
    )
    assert found.alert_notification.emails == ["a@b.c"]
    signal = found.monitoring_signals["mine"]
    assert signal.alert_enabled and signal.features == ["x"]
    assert signal.metric_thresholds.numerical.jensen_shannon_distance == 0.1
    assert signal.production_data.data_window.lookback_window_size == "P7D"
    assert create(drift(), alert_notification="azmonitoring").alert_notification == "azmonitoring"


EMAIL = entities.AlertNotification(emails=["a"])
LATE = entities.BaselineDataRange(lookback_window_size="7 days", lookback_window_offset="P0D")


def with_data(**changes):
    return drift(
        production_data=entities.ProductionData(
            **({"input_data": data(), "data_context": "model_inputs"} | changes)
        )
    )


@pytest.mark.parametrize(
    ("signal", "options", "problem"),
    [
        (drift, {"compute": "standard_ds3_v2"}, "instance type standard_ds3_v2"),
        (drift, {"alert_notification": EMAIL}, "'a' is no email"),
        (lambda: with_data(input_data=data("nowhere")), {}, "nowhere"),
        (lambda: with_data(data_window=LATE), {}, "windowSize '7 days' is not a duration"),
        (lambda: SIGNALS["generation_token_statistics"](sampling_rate=2), {}, "sampling rate 2"),
    ],
)
def test_monitor_that_cannot_work_is_refused(create, signal, options, problem):
    with pytest.raises(HttpResponseError, match=problem) as error:
        create(signal(), **options)
    assert error.value.status_code in (400, 404)
