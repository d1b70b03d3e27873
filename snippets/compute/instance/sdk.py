# --8<-- [start:create]
from azure.ai.ml import MLClient
from azure.ai.ml.constants import TimeZone
from azure.ai.ml.entities import (
    ComputeInstance,
    ComputeSchedules,
    ComputeStartStopSchedule,
    CronTrigger,
)
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

evening = CronTrigger(expression="0 18 * * 1-5", time_zone=TimeZone.UTC)
instance = ComputeInstance(
    name="my-instance",
    size="Standard_DS3_v2",
    # --8<-- [start:sheet]
    idle_time_before_shutdown_minutes=30,
    schedules=ComputeSchedules(
        compute_start_stop=[ComputeStartStopSchedule(trigger=evening, action="stop")]
    ),
    # --8<-- [end:sheet]
)
ml_client.compute.begin_create_or_update(instance).result()
# --8<-- [end:create]

# --8<-- [start:inspect]
instance = ml_client.compute.get("my-instance")
print(instance.state, instance.size)
#> ComputeInstanceState.RUNNING Standard_DS3_v2
print(instance.idle_time_before_shutdown_minutes, instance.idle_time_before_shutdown)
#> 30 PT30M
for schedule in instance.schedules.compute_start_stop:
    print(schedule.action, schedule.trigger.expression, schedule.trigger.time_zone)
    #> stop 0 18 * * 1-5 UTC
# --8<-- [end:inspect]

# --8<-- [start:update]
ml_client.compute.begin_stop("my-instance").result()
print(ml_client.compute.get("my-instance").state)
#> ComputeInstanceState.STOPPED
ml_client.compute.begin_start("my-instance").result()
print(ml_client.compute.get("my-instance").state)
#> ComputeInstanceState.RUNNING
# --8<-- [end:update]
