"""Methods and attributes that texts name: their class or their operations have them."""

import pytest

from support.names import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Call `Workspace.create(name='x')`.", "Workspace.create"),
        ("Read `AmlCompute.max_nodes`.", "AmlCompute.max_nodes"),
        ("Ask `MlflowClient().get_runs(id)`.", "MlflowClient.get_runs"),
        ("Type `Input(type=AssetTypes.MLTABLES)`.", "AssetTypes.MLTABLES"),
        ("Call `ml_client.jobs.stream(job_name=name)`.", "stream(job_name=…)"),
        ("Call `jobs.list(parent=name)`.", "list(parent=…)"),
        ("Call `mlflow.start_run(experiment='x')`.", "start_run(experiment=…)"),
        ("Call `begin_create_or_update` of workspaces.", "ml_client.workspaces"),
        ("Call `begin_create_or_update(…)` on\n`ml_client.data`.", "ml_client.data"),
        ("Wait for `stream` of the online endpoints.", "ml_client.online_endpoints"),
    ],
)
def test_member_that_does_not_exist_is_found(text, found):
    [(_, name, cure)] = names.wrong(text)
    assert name.startswith(found)
    assert cure.startswith(("write ", "name "))


@pytest.mark.parametrize(
    "text",
    [
        "`Workspace.description`, `AmlCompute.max_instances`, `Data(name='x').path`",
        "`MLClient.from_config()`, `MLClient.workspace_name`, `MlflowClient.search_runs`",
        "`ManagedOnlineDeployment.instance_count` and `Input.type`",
        "`begin_create_or_update` of computes, `stream` of jobs, `create_or_update` of data",
        "`ml_client.jobs.list(parent_job_name=…)`, `mlflow.log_metric(key='x', value=1)`",
        "`frame.list(parent=1)`, `AssetTypes.MLTABLE` and `mlflow.log_metric(…)`",
        "`begin_delete` of `ml_client.online_endpoints`",
        "In SDK v1, `Experiment.submit` started it.",
        "There is no `Workspace.create` any more.",
    ],
)
def test_member_that_exists_or_is_denied_is_left_alone(text):
    assert list(names.wrong(text, old="v1" in text)) == []
