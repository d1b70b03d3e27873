import pytest
from azure.ai.ml import Input, Output, automl
from azure.ai.ml.entities import Data
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError


@pytest.fixture
def table(tmp_path):
    (tmp_path / "train").mkdir()
    (tmp_path / "train/rows.csv").write_text("x,y\n1,2\n")
    text = "paths:\n- file: ./rows.csv\ntransformations:\n- read_delimited\n"
    (tmp_path / "train/MLTable").write_text(text)
    return Input(type="mltable", path=str(tmp_path / "train"))


def both_lists(job):
    job.set_training(
        allowed_training_algorithms=["LightGBM"], blocked_training_algorithms=["ElasticNet"]
    )


@pytest.mark.parametrize(
    ("options", "change", "message"),
    [
        ({"n_cross_validations": 1}, None, "nCrossValidations: expected an object"),
        ({"validation_data": True, "n_cross_validations": 3}, None, "exclude each other"),
        ({"validation_data_size": 1.5}, None, "must be between 0 and 1"),
        ({"outputs": {"model": Output(type="mlflow_model")}}, None, "output best_model and no"),
        ({}, both_lists, "either allowed or blocked"),
        ({}, lambda job: job.set_limits(max_trials=1001), "must be from 1 to 1000"),
        ({"compute": "nowhere"}, None, "nowhere"),
    ],
)
def test_settings_that_make_no_sense_are_refused(client, table, options, change, message):
    if options.get("validation_data"):
        options = options | {"validation_data": table}
    job = automl.regression(training_data=table, target_column_name="y", **options)
    if change:
        change(job)
    with pytest.raises((HttpResponseError, ResourceNotFoundError), match=message):
        client.jobs.create_or_update(job)


@pytest.mark.parametrize(
    ("settings", "options", "message"),
    [
        ({"forecast_horizon": 3}, {}, "needs a time_column_name"),
        ({"time_column_name": "x"}, {"validation_data_size": 0.2}, "does not support validation"),
        ({"time_column_name": "x"}, {"mode": "off"}, "featurization mode off"),
    ],
)
def test_time_series_have_settings_of_their_own(client, table, settings, options, message):
    mode = options.pop("mode", None)
    job = automl.forecasting(training_data=table, target_column_name="y", **options)
    job.set_forecast_settings(**settings)
    if mode:
        job.set_featurization(mode=mode)
    with pytest.raises(HttpResponseError, match=message):
        client.jobs.create_or_update(job)


def test_data_must_be_an_mltable_that_exists(client, tmp_path):
    (tmp_path / "rows.csv").write_text("x,y\n1,2\n")
    client.data.create_or_update(Data(name="rows", path=tmp_path / "rows.csv", type="uri_file"))
    for path, message in (("azureml:rows:1", "takes an mltable"), ("azureml:nowhere:1", "nowhere")):
        given = Input(type="mltable", path=path)
        job = automl.regression(training_data=given, target_column_name="y")
        with pytest.raises((HttpResponseError, ResourceNotFoundError), match=message):
            client.jobs.create_or_update(job)


TASKS = (
    automl.image_classification,
    automl.image_classification_multilabel,
    automl.image_object_detection,
    automl.image_instance_segmentation,
    automl.text_classification,
    automl.text_classification_multilabel,
    automl.text_ner,
)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.__name__)
def test_vision_and_language_are_recorded_and_say_that_they_do_not_run(
    client, installed, table, task, tmp_path
):
    named = {} if task is automl.text_ner else {"target_column_name": "y"}
    job = client.jobs.create_or_update(task(training_data=table, validation_data=table, **named))
    assert not installed.executor.wait(job.id, 0.3)
    assert client.jobs.get(job.name).status == "NotStarted"
    client.jobs.begin_cancel(job.name).result()
    assert client.jobs.get(job.name).status == "Canceled"
    client.jobs.download(job.name, download_path=tmp_path, all=True)
    assert "does not run them" in (tmp_path / "artifacts/user_logs/std_log.txt").read_text()
