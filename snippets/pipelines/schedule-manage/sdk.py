# --8<-- [start:create]
from datetime import datetime

from azure.ai.ml import MLClient, load_job
from azure.ai.ml.entities import CronTrigger, JobSchedule
from azure.core.exceptions import HttpResponseError
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

trigger = CronTrigger(expression="15 16 * * 1", start_time=datetime(2026, 2, 1))
schedule = JobSchedule(
    name="monday-afternoon", trigger=trigger, create_job=load_job("pipeline.yml")
)
ml_client.schedules.begin_create_or_update(schedule).result()
# --8<-- [end:create]

# --8<-- [start:submit]
fired = ml_client.schedules.trigger(
    "monday-afternoon", schedule_time="2026-02-02T16:15:00Z"
)
ml_client.jobs.stream(fired.job_name)
print(ml_client.jobs.get(fired.job_name).display_name)
#> monday-afternoon-20260202T161500Z
# --8<-- [end:submit]

# --8<-- [start:inspect]
from pathlib import Path

[step] = ml_client.jobs.list(parent_job_name=fired.job_name)
ml_client.jobs.download(step.name, download_path="step")
print(Path("step/artifacts/user_logs/std_log.txt").read_text().strip())
# --8<-- [end:inspect]

# --8<-- [start:update]
ml_client.schedules.begin_disable("monday-afternoon").result()
print([schedule.name for schedule in ml_client.schedules.list()])
#> []
ml_client.schedules.begin_enable("monday-afternoon").result()
print([schedule.name for schedule in ml_client.schedules.list()])
#> ['monday-afternoon']
# --8<-- [end:update]

# --8<-- [start:clean-up]
try:
    ml_client.schedules.begin_delete("monday-afternoon").result()
except HttpResponseError as error:
    print(error.error.message)
    #> The schedule 'monday-afternoon' is enabled: disable it before you delete it.

ml_client.schedules.begin_disable("monday-afternoon").result()
ml_client.schedules.begin_delete("monday-afternoon").result()
# --8<-- [end:clean-up]
