# --8<-- [start:create]
from datetime import datetime

from azure.ai.ml import MLClient, load_job
from azure.ai.ml.constants import TimeZone
from azure.ai.ml.entities import JobSchedule, RecurrencePattern, RecurrenceTrigger
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

# --8<-- [start:sheet]
trigger = RecurrenceTrigger(
    frequency="week",
    interval=1,
    schedule=RecurrencePattern(hours=6, minutes=30, week_days=["monday"]),
    start_time=datetime(2026, 2, 1),
    time_zone=TimeZone.W_EUROPE_STANDARD_TIME,
)
schedule = JobSchedule(
    name="weekly-count", trigger=trigger, create_job=load_job("pipeline.yml")
)
schedule = ml_client.schedules.begin_create_or_update(schedule).result()
# --8<-- [end:sheet]
# --8<-- [end:create]

# --8<-- [start:inspect]
for schedule in ml_client.schedules.list():
    print(schedule.name, schedule.is_enabled, schedule.trigger.frequency)
    #> weekly-count True week
# --8<-- [end:inspect]
