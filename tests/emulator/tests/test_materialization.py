from datetime import datetime

import pytest
from azure.ai.ml import MLClient
from azure.ai.ml.entities import (
    DataColumn,
    FeatureSet,
    FeatureSetSpecification,
    FeatureStore,
    FeatureStoreEntity,
    MaterializationSettings,
    MaterializationType,
    RecurrenceTrigger,
)
from azure.core.exceptions import HttpResponseError
from azure.identity import DefaultAzureCredential

from azureml_emulator.kinds import schedule

SPEC = """
source:
  type: csv
  path: "abfss://a@b.dfs.core.windows.net/c"
  timestamp_column: {name: at}
  source_delay: {hours: 3}
features: [{name: spent, type: double}]
index_columns: [{name: customerID, type: string}]
"""


def day(number):
    return datetime(2026, 1, number)


@pytest.fixture
def features(client, tmp_path):
    """A client on a feature store with one feature set."""
    client.feature_stores.begin_create(FeatureStore(name="features", location="eastus")).result()
    opened = MLClient(
        DefaultAzureCredential(), client.subscription_id, client.resource_group_name, "features"
    )
    entity = FeatureStoreEntity(
        name="customer", version="1", index_columns=[DataColumn(name="customerID", type="string")]
    )
    opened.feature_store_entities.begin_create_or_update(entity).result()
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec/FeatureSetSpec.yaml").write_text(SPEC)
    create(opened, tmp_path, MaterializationSettings(offline_enabled=True))
    return opened


def create(client, folder, settings):
    feature_set = FeatureSet(
        name="orders",
        version="1",
        entities=["azureml:customer:1"],
        specification=FeatureSetSpecification(path=str(folder / "spec")),
        materialization_settings=settings,
    )
    return client.feature_sets.begin_create_or_update(feature_set).result()


def backfill(client, first=None, last=None, **options):
    window = {"feature_window_start_time": first, "feature_window_end_time": last}
    asked = {"name": "orders", "version": "1"} | window | options
    return client.feature_sets.begin_backfill(**asked).result().job_ids


def windows(client, names):
    found = client.feature_sets.list_materialization_operations("orders", "1")
    by_name = {item.name: item for item in found}
    return [
        (by_name[name].feature_window_start_time, by_name[name].feature_window_end_time)
        for name in names
    ]


def test_backfill_records_a_job(features):
    names = backfill(features, day(1), day(3), display_name="first", tags={"why": "test"})
    assert windows(features, names) == [(day(1), day(3))]
    (found,) = features.feature_sets.list_materialization_operations("orders", "1")
    assert found.name.startswith("Featurestore-Materialization-")
    assert (found.type, found.display_name, found.tags) == (
        MaterializationType.BACKFILL_MATERIALIZATION,
        "first",
        {"why": "test"},
    )
    job = features.jobs.get(names[0])
    assert job.type == "spark" and job.status not in ("Completed", "Running")
    operations = features.feature_sets.list_materialization_operations
    assert list(operations("orders", "1", filters="why=other")) == []
    assert [item.name for item in operations("orders", "1", filters="why=test")] == names


def test_pending_data_is_not_materialized_again(features):
    backfill(features, day(1), day(3))
    assert windows(features, backfill(features, day(2), day(5))) == [(day(3), day(5))]
    assert backfill(features) == []


def test_canceled_job_leaves_data_incomplete_and_can_be_retried(features):
    (name,) = backfill(features, day(1), day(3))
    with pytest.raises(HttpResponseError, match="must be Incomplete everywhere"):
        backfill(features, job_id=name)
    features.jobs.begin_cancel(name).result()
    assert windows(features, backfill(features, job_id=name)) == [(day(1), day(3))]


def test_only_data_of_the_status_asked_for_is_materialized(features):
    (name,) = backfill(features, day(1), day(3))
    features.jobs.begin_cancel(name).result()
    assert backfill(features, day(1), day(3), data_status=["None"]) == []
    assert len(backfill(features, day(1), day(3), data_status=["Incomplete"])) == 1


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ({}, "needs the start and the end"),
        ({"first": day(3), "last": day(1)}, "before it starts"),
        ({"job_id": "none"}, "no materialization job 'none'"),
    ],
)
def test_backfill_that_cannot_work_is_refused(features, options, problem):
    with pytest.raises(HttpResponseError, match=problem) as error:
        backfill(features, **options)
    assert error.value.status_code == 400


def test_feature_set_that_is_not_materialized_has_no_backfill(features, tmp_path):
    create(features, tmp_path, None)
    with pytest.raises(HttpResponseError, match="Materialization is not enabled"):
        backfill(features, day(1), day(3))


@pytest.mark.deterministic
def test_materialization_schedule_records_a_job_for_each_interval(features, emulator, tmp_path):
    at = "2026-01-06T04:00:00"
    recurrence = RecurrenceTrigger(frequency="day", interval=1, start_time=at)
    create(features, tmp_path, MaterializationSettings(offline_enabled=True, schedule=recurrence))
    assert schedule.tick(emulator) == []
    emulator.clock.advance(24 * 3600)
    names = schedule.tick(emulator)
    window = (datetime(2026, 1, 5, 1), datetime(2026, 1, 6, 1))
    assert windows(features, names) == [window]
    (found,) = features.feature_sets.list_materialization_operations("orders", "1")
    assert found.type == MaterializationType.RECURRENT_MATERIALIZATION
    create(features, tmp_path, MaterializationSettings(schedule=recurrence))
    emulator.clock.advance(48 * 3600)
    assert schedule.tick(emulator) == []
