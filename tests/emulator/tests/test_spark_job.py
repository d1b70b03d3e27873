from azure.ai.ml import spark


def test_a_spark_job_is_recorded_and_says_that_it_does_not_run(client, installed, tmp_path):
    (tmp_path / "src").mkdir()
    (tmp_path / "src/wrangle.py").write_text("print('never')")
    job = spark(
        code=tmp_path / "src",
        entry={"file": "wrangle.py"},
        driver_cores=1,
        driver_memory="2g",
        executor_cores=2,
        executor_memory="2g",
        executor_instances=2,
        resources={"instance_type": "Standard_E4s_v3", "runtime_version": "3.4"},
    )
    job = client.jobs.create_or_update(job)
    assert not installed.executor.wait(job.id, 0.5)
    assert client.jobs.get(job.name).status == "NotStarted"
    client.jobs.begin_cancel(job.name).result()
    assert client.jobs.get(job.name).status == "Canceled"
    client.jobs.download(job.name, download_path=tmp_path, all=True)
    assert "does not run them" in (tmp_path / "artifacts/user_logs/std_log.txt").read_text()
