import pytest
from azure.ai.ml.data_transfer import Database, FileSystem
from azure.ai.ml.entities import (
    CronTrigger,
    DataImport,
    ImportDataSchedule,
    UsernamePasswordConfiguration,
    WorkspaceConnection,
)
from azure.core.exceptions import ResourceNotFoundError

from azureml_emulator.kinds import schedule

pytestmark = pytest.mark.deterministic
PLACE = "azureml://datastores/workspaceblobstore/paths/imported"


@pytest.fixture
def connected(client):
    connection = WorkspaceConnection(
        name="warehouse",
        type="snowflake",
        target="jdbc:snowflake://a.snowflakecomputing.com/?db=sales",
        credentials=UsernamePasswordConfiguration(username="u", password="p"),
    )
    client.connections.create_or_update(connection)
    return client


def data_import(connection="azureml:warehouse", **options):
    source = Database(connection=connection, query="select * from orders")
    return DataImport(**{"name": "orders", "path": PLACE, "source": source} | options)


def create(client, asked):
    trigger = CronTrigger(expression="0 12 * * *", start_time="2026-01-01T00:00:00")
    made = ImportDataSchedule(name="daily", trigger=trigger, import_data=asked)
    return client.schedules.begin_create_or_update(made).result()


def test_import_is_a_job_that_says_that_nothing_is_imported(connected, emulator):
    job = connected.data.import_data(data_import())
    assert job.experiment_name == "data_import_orders"
    assert emulator.executor.wait(job.id, 120)
    assert connected.jobs.get(job.name).status == "Failed"
    assert list(connected.data.list()) == []
    (step,) = connected.jobs.list(parent_job_name=job.name)
    error = emulator.executor.records.get(f"{job.id.rpartition('/')[0]}/{step.name}")["error"]
    assert "records data transfer steps and does not run them" in error["message"]


def test_import_schedule_comes_back_and_submits_its_job(connected, emulator):
    create(connected, data_import())
    found = connected.schedules.get("daily").import_data
    assert (found.name, found.source.query) == ("orders", "select * from orders")
    emulator.clock.advance(4 * 3600)
    (name,) = schedule.tick(emulator)
    job = connected.jobs.get(name)
    assert job.display_name == "daily-20260105T120000Z"
    assert job.properties["azureml.materializationAssetName"] == "orders"
    assert emulator.executor.wait(job.id, 120)


def test_import_from_files_is_an_import_of_a_folder(connected):
    source = FileSystem(connection="azureml:warehouse", path="/orders")
    create(connected, data_import(source=source))
    assert connected.schedules.get("daily").import_data.source.path == "/orders"


@pytest.mark.parametrize("act", [create, lambda client, asked: client.data.import_data(asked)])
def test_import_through_a_missing_connection_is_refused(connected, act):
    with pytest.raises(ResourceNotFoundError, match="connection 'nowhere' of the data import"):
        act(connected, data_import("azureml:nowhere"))
