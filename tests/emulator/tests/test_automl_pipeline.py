import pytest
from azure.ai.ml import Input, Output, automl, command, dsl, load_job
from azure.ai.ml.entities import Environment
from sklearn.datasets import load_iris


@pytest.fixture
def training(client, write_table, tmp_path):
    image = "mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04"
    client.environments.create_or_update(Environment(name="python", image=image))
    flowers = load_iris(as_frame=True).frame
    return Input(type="mltable", path=str(write_table(flowers, tmp_path / "train")))


def run(client, emulator, job):
    job = client.jobs.create_or_update(job)
    emulator.executor.wait(job.id, 120)
    return client.jobs.get(job.name)


def test_a_step_takes_a_table_from_a_step_and_gives_its_model_to_another(
    client, installed, training
):
    copy = command(
        name="copy",
        command="cp ${{inputs.rows}}/* ${{outputs.rows}}",
        environment="python@latest",
        inputs={"rows": Input(type="mltable")},
        outputs={"rows": Output(type="mltable")},
    )
    show = command(
        name="show",
        command="test -f ${{inputs.model}}/MLmodel && cp -r ${{inputs.model}}/. ${{outputs.kept}}",
        environment="python@latest",
        inputs={"model": Input(type="mlflow_model")},
        outputs={"kept": Output(type="mlflow_model")},
    )

    @dsl.pipeline
    def flowers(rows):
        learn = automl.classification(
            training_data=copy(rows=rows).outputs.rows,
            target_column_name="target",
            primary_metric="accuracy",
            n_cross_validations=2,
            outputs={"best_model": Output(type="mlflow_model")},
        )
        learn.set_limits(max_trials=1, timeout_minutes=5)
        learn.set_training(allowed_training_algorithms=["KNN"])
        return {"model": show(model=learn.outputs.best_model).outputs.kept}

    job = flowers(rows=training)
    job.outputs.model.name = "kept"
    job.settings.default_compute = "serverless"
    job = run(client, installed, job)
    children = {child.display_name: child for child in client.jobs.list(parent_job_name=job.name)}
    assert {name: child.status for name, child in children.items()} == dict.fromkeys(
        ("copy", "learn", "show"), "Completed"
    )
    assert client.jobs.get(children["learn"].name).tags["automl_best_child_run_id"]
    assert client.models.get("kept", version="1").type == "mlflow_model"


def test_a_yaml_file_with_a_step_on_text_fails_at_that_step(client, installed, training, tmp_path):
    (tmp_path / "pipeline.yml").write_text(
        """
        type: pipeline
        settings: {default_compute: azureml:serverless}
        inputs: {rows: {type: mltable, path: ./train}}
        jobs:
          read:
            type: automl
            task: text_classification
            target_column_name: target
            primary_metric: accuracy
            training_data: ${{parent.inputs.rows}}
            validation_data: ${{parent.inputs.rows}}
            limits: {max_trials: 1, timeout_minutes: 5}
        """
    )
    job = run(client, installed, load_job(tmp_path / "pipeline.yml"))
    assert job.status == "Failed"
    (child,) = client.jobs.list(parent_job_name=job.name)
    assert child.status == "Failed"
