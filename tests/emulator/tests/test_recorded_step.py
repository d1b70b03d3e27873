import pytest
from azure.ai.ml import Input, Output, command, dsl, load_job, spark
from azure.ai.ml.entities import AmlCompute
from azure.core.exceptions import HttpResponseError

CURATED = "azureml:AzureML-sklearn-1.5@latest"
FINE_TUNING = """
type: finetuning
task: chat_completion
model_provider: custom
experiment_name: tune
model: {{type: mlflow_model, path: "azureml://registries/azureml-meta/models/Llama/versions/9"}}
training_data: {{type: uri_file, path: {data}}}
hyperparameters: {{per_device_train_batch_size: "1"}}
outputs: {{registered_model: {{name: tuned, type: mlflow_model}}}}
"""
INNER = """
type: pipeline
name: inner
jobs:
  say:
    type: command
    command: echo hi
    environment: azureml:AzureML-sklearn-1.5@latest
    compute: azureml:{compute}
"""
OUTER = """
type: pipeline
settings: {default_compute: azureml:serverless}
jobs:
  first:
    type: pipeline
    component: ./inner.yml
"""


def spark_step(folder):
    (folder / "src").mkdir()
    (folder / "src/wrangle.py").write_text("print('never')")
    return spark(
        name="wrangle",
        code=folder / "src",
        entry={"file": "wrangle.py"},
        driver_cores=1,
        driver_memory="2g",
        executor_cores=2,
        executor_memory="2g",
        executor_instances=2,
        resources={"instance_type": "Standard_E4s_v3", "runtime_version": "3.4"},
        outputs={"table": Output(type="uri_folder", mode="direct")},
        args="--table ${{outputs.table}}",
    )


def test_a_pipeline_with_a_spark_step_is_accepted_and_ends(client, installed, tmp_path):
    wrangle = spark_step(tmp_path)
    show = command(
        name="show",
        command="ls ${{inputs.table}}",
        environment=CURATED,
        inputs={"table": Input(type="uri_folder")},
    )

    @dsl.pipeline
    def prepare():
        step = wrangle()
        show(table=step.outputs.table)

    pipeline = prepare()
    pipeline.settings.default_compute = "serverless"
    job = client.jobs.create_or_update(pipeline)
    installed.executor.wait(job.id, 120)
    assert client.jobs.get(job.name).status == "Failed"
    (step,) = client.jobs.list(parent_job_name=job.name)
    assert "records Spark steps" in installed.executor.records.get(step.id)["error"]["message"]


def test_a_fine_tuning_job_is_recorded(client, installed, tmp_path):
    data = tmp_path / "train.jsonl"
    data.write_text("{}\n")
    (tmp_path / "job.yml").write_text(FINE_TUNING.format(data=data))
    job = client.jobs.create_or_update(load_job(tmp_path / "job.yml"))
    assert not installed.executor.wait(job.id, 0.5)
    assert client.jobs.get(job.name).status == "NotStarted"
    client.jobs.begin_cancel(job.name).result()


def test_an_address_in_the_web_is_accepted_and_out_of_reach(client, installed):
    job = command(
        command="cat ${{inputs.data}}",
        environment=CURATED,
        inputs={"data": Input(type="uri_file", path="https://example.com/iris.csv")},
    )
    job = client.jobs.create_or_update(job)
    installed.executor.wait(job.id, 120)
    assert "no way to the internet" in installed.executor.records.get(job.id)["error"]["message"]


@pytest.mark.parametrize("name", ["cluster", "missing"])
def test_components_of_pipelines_name_computes_of_the_workspace(client, tmp_path, name):
    cluster = AmlCompute(name="cluster", size="STANDARD_DS3_V2")
    client.compute.begin_create_or_update(cluster).result()
    (tmp_path / "inner.yml").write_text(INNER.format(compute=name))
    (tmp_path / "outer.yml").write_text(OUTER)
    job = load_job(tmp_path / "outer.yml")
    if name == "cluster":
        assert client.jobs.create_or_update(job).name
    else:
        with pytest.raises(HttpResponseError, match="missing"):
            client.jobs.create_or_update(job)
