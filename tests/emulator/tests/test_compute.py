import pytest
from azure.ai.ml.entities import (
    AmlCompute,
    ComputeInstance,
    ComputeSchedules,
    ComputeStartStopSchedule,
    CronTrigger,
    KubernetesCompute,
    VirtualMachineCompute,
    VirtualMachineSshSettings,
)
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError


def cluster(name="cpu-cluster", **settings):
    return AmlCompute(**{"name": name, "size": "STANDARD_DS3_V2", "max_instances": 4} | settings)


def create(client, compute):
    return client.compute.begin_create_or_update(compute).result()


def refusal(client, compute):
    with pytest.raises(HttpResponseError) as error:
        create(client, compute)
    assert error.value.status_code == 400
    return error.value.message


def test_cluster_keeps_its_settings(client):
    create(client, cluster(min_instances=1, tier="low_priority", idle_time_before_scale_down=300))
    found = client.compute.get("cpu-cluster")
    assert (found.min_instances, found.max_instances, found.tier) == (1, 4, "low_priority")
    assert found.idle_time_before_scale_down == 300
    assert found.provisioning_state == "Succeeded"


def test_cluster_is_resized_in_place(client):
    create(client, cluster())
    found = client.compute.get("cpu-cluster")
    found.max_instances = 8
    client.compute.begin_update(found).result()
    assert client.compute.get("cpu-cluster").max_instances == 8


def test_cluster_runs_its_smallest_number_of_nodes(client):
    create(client, cluster(min_instances=2))
    assert len(list(client.compute.list_nodes("cpu-cluster"))) == 2


def test_quota_counts_nodes_that_do_not_run(client):
    create(client, cluster(min_instances=0, max_instances=3))
    usage = {item.name["value"]: vars(item)["currentValue"] for item in client.compute.list_usage()}
    assert usage["standardDSv2Family"] == 12


def test_size_of_a_cluster_cannot_be_changed(client):
    create(client, cluster())
    assert "vmSize cannot be changed" in refusal(client, cluster(size="Standard_DS2_v2"))


def test_unknown_size_lists_the_known_ones(client):
    assert "Standard_DS3_v2" in refusal(client, cluster(size="Standard_Huge"))


def test_more_nodes_at_least_than_at_most_are_refused(client):
    assert "maxNodeCount" in refusal(client, cluster(min_instances=5))


@pytest.mark.parametrize("name", ["ab", "a" * 33, "1abc", "a_b", "abc-"])
def test_invalid_cluster_name_is_refused(client, name):
    assert "between 3 and 32 characters" in refusal(client, cluster(name))


@pytest.mark.parametrize("name", ["a" * 25, "instance-1"])
def test_invalid_instance_name_is_refused(client, name):
    compute = ComputeInstance(name=name, size="Standard_DS3_v2")
    assert "between 3 and 24 characters" in refusal(client, compute)


def test_sizes_are_listed_with_their_memory(client):
    sizes = {size.name: size for size in client.compute.list_sizes()}
    # azure-ai-ml 1.35.2 sets the names of the REST interface, and leaves memory_gb empty
    assert vars(sizes["Standard_DS3_v2"])["memoryGB"] == 14


def test_deleted_compute_is_gone(client):
    create(client, cluster())
    client.compute.begin_delete("cpu-cluster").result()
    with pytest.raises(ResourceNotFoundError):
        client.compute.get("cpu-cluster")
    assert list(client.compute.list()) == []


def test_instance_is_stopped_started_and_restarted(client):
    create(client, ComputeInstance(name="learner-ci", size="Standard_DS3_v2"))
    client.compute.begin_stop("learner-ci").result()
    assert client.compute.get("learner-ci").state == "Stopped"
    with pytest.raises(HttpResponseError, match="is stopped"):
        client.compute.begin_restart("learner-ci").result()
    client.compute.begin_start("learner-ci").result()
    client.compute.begin_restart("learner-ci").result()
    assert client.compute.get("learner-ci").state == "Running"


def test_cluster_cannot_be_stopped(client):
    create(client, cluster())
    with pytest.raises(HttpResponseError, match="only ComputeInstance"):
        client.compute.begin_stop("cpu-cluster").result()


def test_idle_instance_shuts_down(client, emulator):
    instance = ComputeInstance(
        name="learner-ci", size="Standard_DS3_v2", idle_time_before_shutdown_minutes=30
    )
    create(client, instance)
    emulator.clock.advance(29 * 60)
    assert client.compute.get("learner-ci").state == "Running"
    emulator.clock.advance(2 * 60)
    assert client.compute.get("learner-ci").state == "Stopped"


def test_idle_time_that_is_too_short_is_refused(client):
    instance = ComputeInstance(
        name="learner-ci", size="Standard_DS3_v2", idle_time_before_shutdown_minutes=5
    )
    assert "15 minutes" in refusal(client, instance)


def test_instance_keeps_its_schedule(client):
    trigger = CronTrigger(expression="15 18 * * *", time_zone="UTC")
    stop = ComputeStartStopSchedule(trigger=trigger, action="stop")
    create(
        client,
        ComputeInstance(
            name="learner-ci",
            size="Standard_DS3_v2",
            schedules=ComputeSchedules(compute_start_stop=[stop]),
        ),
    )
    (found,) = client.compute.get("learner-ci").schedules.compute_start_stop
    assert (found.action, found.trigger.expression) == ("stop", "15 18 * * *")


def test_password_of_an_attached_machine_is_not_shown(client):
    settings = VirtualMachineSshSettings(admin_username="me", admin_password="secret")
    create(client, VirtualMachineCompute(name="my-vm", resource_id="/x/y", ssh_settings=settings))
    found = client.compute.get("my-vm")
    assert (found.ssh_settings.admin_username, found.ssh_settings.admin_password) == ("me", None)


def test_kubernetes_keeps_its_namespace(client):
    create(client, KubernetesCompute(name="k8s", resource_id="/x/y", namespace="jobs"))
    assert client.compute.get("k8s").namespace == "jobs"
