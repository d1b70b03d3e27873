import threading

import pytest
from azure.ai.ml import Input, Output, command
from azure.ai.ml.entities import AmlCompute, Data, Environment
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError

from azureml_emulator.execution import RUNNERS

IMAGE = Environment(name="python", image="mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04")


@pytest.fixture
def run(client, installed, tmp_path):
    """Submit a shell command, wait for its end, and return the job."""
    client.environments.create_or_update(IMAGE)
    (tmp_path / "src").mkdir()
    (tmp_path / "src/train.py").write_text("import sys; print('training', *sys.argv[1:])")

    def submit(text: str, wait: float = 120, **options):
        options.setdefault("environment", "python@latest")
        job = client.create_or_update(command(command=text, **options))
        installed.executor.wait(job.id, wait)
        return client.jobs.get(job.name)

    return submit


def read(emulator, job, name: str) -> str:
    workspace = job.id.rpartition("/jobs/")[0]
    store = emulator.resources.get(f"{workspace}/datastores/workspaceartifactstore")["properties"]
    path = f"ExperimentRun/dcid.{job.name}/{name}"
    return emulator.blobs.get(store["accountName"], store["containerName"], path).decode()


def test_a_script_runs_with_its_code(run, installed, tmp_path):
    job = run("python train.py --rate 0.1", code=tmp_path / "src", experiment_name="first")
    assert job.status == "Completed"
    assert read(installed, job, "user_logs/std_log.txt") == "training --rate 0.1\n"
    assert "one local environment stands for" in read(
        installed, job, "system_logs/lifecycler/lifecycler.log"
    )


def test_data_goes_in_and_comes_out_as_an_asset(run, client, installed, tmp_path):
    (tmp_path / "taxi.csv").write_text("1\n2\n3\n")
    taxi = Data(name="taxi", path=tmp_path / "taxi.csv", type="uri_file")
    client.data.create_or_update(taxi)
    job = run(
        "wc -l < ${{inputs.rows}} > ${{outputs.counts}}/n.txt && echo $AZURE_ML_INPUT_rows",
        inputs={"rows": Input(type="uri_file", path="azureml:taxi:1")},
        outputs={"counts": Output(type="uri_folder", name="counts")},
    )
    assert job.status == "Completed"
    assert read(installed, job, "user_logs/std_log.txt").endswith("/taxi.csv\n")
    client.jobs.download(job.name, output_name="counts", download_path=tmp_path / "down")
    assert (tmp_path / "down/named-outputs/counts/n.txt").read_text().strip() == "3"
    assert client.data.get("counts", version="1").path.endswith(f"{job.name}/counts/")


def test_the_environment_of_a_job_names_its_run_and_parameters(run, client, installed):
    job = run(
        "echo $AZUREML_RUN_ID $AZUREML_ARM_WORKSPACE_NAME $AZUREML_PARAMETER_rate $COLOR",
        inputs={"rate": 0.5},
        environment_variables={"COLOR": "blue"},
    )
    assert read(installed, job, "user_logs/std_log.txt").split() == [
        job.name,
        client.workspace_name,
        "0.5",
        "blue",
    ]


def test_a_mounted_output_shows_what_an_earlier_job_wrote(run, installed):
    place = "azureml://datastores/workspaceblobstore/paths/kept/"
    kept = {"kept": Output(type="uri_folder", path=place, mode="rw_mount")}
    line = "echo x >> ${{outputs.kept}}/a.txt && wc -l < ${{outputs.kept}}/a.txt"
    jobs = [run(line, outputs=kept) for _ in range(2)]
    assert [int(read(installed, job, "user_logs/std_log.txt")) for job in jobs] == [1, 2]


def test_what_a_job_writes_to_outputs_is_kept_also_when_it_fails(run, installed):
    job = run("echo kept > ./outputs/a.txt; exit 3")
    assert job.status == "Failed"
    assert read(installed, job, "outputs/a.txt") == "kept\n"


def test_a_job_that_is_canceled_stops_at_once(run, client):
    job = run("sleep 60", wait=0)
    assert client.jobs.get(job.name).status in ("Starting", "Queued", "Preparing", "Running")
    client.jobs.begin_cancel(job.name).result()
    assert client.jobs.get(job.name).status == "Canceled"
    with pytest.raises(HttpResponseError, match="it is Canceled"):
        client.jobs.begin_cancel(job.name)


def test_a_job_that_exceeds_its_limit_is_canceled(run, client):
    job = command(command="sleep 60", environment="python@latest")
    job.set_limits(timeout=1)
    job = client.create_or_update(job)
    client.jobs.stream(job.name)
    assert client.jobs.get(job.name).status == "Canceled"


def test_a_job_waits_until_the_cluster_has_room(run, client, installed, until):
    cluster = AmlCompute(name="small", size="Standard_DS3_v2", max_instances=1)
    client.compute.begin_create_or_update(cluster).result()
    first = run("sleep 60", wait=0, compute="small")
    until(lambda: client.jobs.get(first.name).status == "Running")
    second = run("echo ran", wait=0.5, compute="small")
    first = client.jobs.get(first.name)
    assert (first.status, second.status) == ("Running", "Queued")
    client.jobs.begin_cancel(first.name).result()
    installed.executor.wait(second.id, 120)
    assert client.jobs.get(second.name).status == "Completed"


def test_every_process_of_a_distributed_job_has_its_log(run, installed):
    job = run(
        "echo rank $RANK of $WORLD_SIZE",
        instance_count=2,
        distribution={"type": "PyTorch", "process_count_per_instance": 1},
    )
    assert read(installed, job, "user_logs/std_log_process_1.txt") == "rank 1 of 2\n"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"environment": "azureml:nowhere:1"}, "nowhere"),
        ({"compute": "nowhere"}, "nowhere"),
        ({"inputs": {"a": Input(type="uri_file", path="azureml:nowhere:1")}}, "nowhere"),
        ({"instance_count": 0}, "at least 1"),
    ],
)
def test_a_job_that_cannot_run_is_refused(run, options, message):
    with pytest.raises((ResourceNotFoundError, HttpResponseError), match=message):
        run("echo", **options)


def test_a_job_type_without_a_runner_names_the_place_to_extend(run, monkeypatch):
    monkeypatch.delitem(RUNNERS, "Command")
    with pytest.raises(HttpResponseError, match="add a module to execution/"):
        run("true")


def test_closing_the_emulator_stops_its_jobs(run, installed):
    job = run("sleep 60", wait=0)
    closing = threading.Thread(target=installed.executor.close)
    closing.start()
    closing.join(120)
    assert installed.resources.get(job.id)["properties"]["status"] == "Canceled"
