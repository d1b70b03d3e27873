import json

import pytest
from azure.ai.ml import Input
from azure.ai.ml.entities import (
    AlertNotification,
    BaselineDataRange,
    CategoricalDriftMetrics,
    Data,
    DataDriftMetricThreshold,
    DataDriftSignal,
    DataQualityMetricsNumerical,
    DataQualityMetricThreshold,
    DataQualitySignal,
    GenerationTokenStatisticsSignal,
    LlmData,
    MonitorDefinition,
    MonitorSchedule,
    NumericalDriftMetrics,
    ProductionData,
    RecurrenceTrigger,
    ReferenceData,
    ServerlessSparkCompute,
)

from azureml_emulator.kinds import schedule

pytestmark = pytest.mark.deterministic
BREACHED = "azureml_modelmonitor_threshold_breached"
WEEK = BaselineDataRange(lookback_window_size="P7D", lookback_window_offset="P0D")


def signals():
    def both():
        data = [Input(type="uri_folder", path=f"azureml:{name}:1") for name in ("new", "old")]
        return {
            "production_data": ProductionData(
                input_data=data[0], data_context="model_inputs", data_window=WEEK
            ),
            "reference_data": ReferenceData(input_data=data[1], data_context="training"),
        }

    drift = DataDriftMetricThreshold(
        numerical=NumericalDriftMetrics(normalized_wasserstein_distance=0.5),
        categorical=CategoricalDriftMetrics(jensen_shannon_distance=0.5),
    )
    quality = DataQualityMetricsNumerical(null_value_rate=0.5)
    return {
        "drift": DataDriftSignal(**both(), metric_thresholds=drift, alert_enabled=True),
        "quality": DataQualitySignal(
            **both(), metric_thresholds=DataQualityMetricThreshold(numerical=quality)
        ),
        "tokens": GenerationTokenStatisticsSignal(
            production_data=LlmData(
                input_data=Input(type="uri_folder", path="azureml:new:1"), data_window=WEEK
            )
        ),
    }


@pytest.fixture
def monitored(client, tmp_path):
    for name, first in (("old", 0), ("new", 90)):
        (tmp_path / name).mkdir()
        rows = "".join(f"{first + n / 2},{'ab'[n % 2]}\n" for n in range(100))
        (tmp_path / name / "rows.csv").write_text("size,kind\n" + rows)
        path = str(tmp_path / name)
        client.data.create_or_update(Data(name=name, version="1", path=path, type="uri_folder"))
    definition = MonitorDefinition(
        compute=ServerlessSparkCompute(instance_type="standard_e4s_v3", runtime_version="3.4"),
        monitoring_signals=signals(),
        alert_notification=AlertNotification(emails=["learner@example.com"]),
    )
    trigger = RecurrenceTrigger(frequency="day", interval=1)
    asked = MonitorSchedule(name="watch", trigger=trigger, create_monitor=definition)
    return client.schedules.begin_create_or_update(asked).result()


def test_monitor_computes_its_signals_when_it_fires(client, emulator, monitored, tmp_path):
    (name,) = schedule.tick(emulator)
    job = client.jobs.get(name)
    assert emulator.executor.wait(job.id, 120)
    job = client.jobs.get(name)
    client.jobs.download(name, download_path=tmp_path, all=True)
    log = (tmp_path / "artifacts/user_logs/std_log.txt").read_text()
    assert (job.status, job.display_name) == ("Completed", "watch-20260105T090000Z"), log
    assert "alert would be mailed to learner@example.com" in log
    assert "records GenerationTokenStatistics signals only" in log
    rows = json.loads((tmp_path / "artifacts/outputs/monitoring/drift.json").read_text())
    by_feature = {row["feature"]: row for row in rows}
    assert by_feature["size"]["breached"] and not by_feature["kind"]["breached"]
    assert BREACHED in job.tags and "size" in job.tags[BREACHED]
    run = emulator.executor.tracking.store(job.id.rpartition("/jobs/")[0]).get_run(name)
    found = run.data.metrics
    assert found["drift/normalizedWassersteinDistance/size"] == by_feature["size"]["value"]
    assert found["drift/jensenShannonDistance/kind"] == 0
    assert found["quality/nullValueRate/size"] == 0


def test_monitor_whose_data_is_gone_starts_nothing(client, emulator, monitored, caplog):
    workspace = client.workspaces.get("learning-ws").id
    emulator.resources.delete(f"{workspace}/data/new/versions/1")
    assert schedule.tick(emulator) == []
    assert "'watch' started nothing" in caplog.text
