import pytest
from azure.ai.ml.entities import (
    ComputeInstance,
    ComputeSchedules,
    ComputeStartStopSchedule,
    CronTrigger,
    RecurrenceTrigger,
)
from azure.core.exceptions import HttpResponseError


def instance(trigger):
    stop = ComputeStartStopSchedule(action="stop", trigger=trigger)
    schedules = ComputeSchedules(compute_start_stop=[stop])
    return ComputeInstance(name="learner-ci", size="Standard_DS3_v2", schedules=schedules)


@pytest.mark.parametrize(
    "trigger",
    [
        CronTrigger(expression="99 99 * * *", time_zone="UTC"),
        CronTrigger(expression="0 18 * *", time_zone="UTC"),
        CronTrigger(expression="0 18 * * *", time_zone="Mars Standard Time"),
    ],
)
def test_a_schedule_that_can_never_fire_is_refused(client, trigger):
    with pytest.raises(HttpResponseError, match="schedule of the compute instance"):
        client.compute.begin_create_or_update(instance(trigger)).result()


@pytest.mark.parametrize(
    "trigger",
    [
        CronTrigger(expression="30 18 * * 1-5", time_zone="W. Europe Standard Time"),
        RecurrenceTrigger(frequency="day", interval=1, time_zone="UTC"),
    ],
)
def test_a_schedule_that_can_fire_is_kept(client, trigger):
    client.compute.begin_create_or_update(instance(trigger)).result()
    (found,) = client.compute.get("learner-ci").schedules.compute_start_stop
    assert found.action.lower() == "stop"
