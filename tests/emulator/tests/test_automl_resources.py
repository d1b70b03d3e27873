from azure.ai.ml import load_job

JOB = """
type: automl
task: classification
primary_metric: accuracy
target_column_name: kind
training_data: {{type: mltable, path: {data}}}
resources: {{instance_type: {size}, instance_count: 1}}
limits: {{max_trials: 1}}
"""


def test_a_job_with_resources_of_its_own_is_accepted_and_written_down(client, tmp_path):
    table = tmp_path / "table"
    table.mkdir()
    (table / "rows.csv").write_text("x,kind\n" + "".join(f"{n},{n % 2}\n" for n in range(60)))
    (table / "MLTable").write_text(
        "paths: [{file: ./rows.csv}]\ntransformations: [{read_delimited: {delimiter: ','}}]\n"
    )
    (tmp_path / "job.yml").write_text(JOB.format(data=table, size="Standard_DS3_v2"))
    job = client.jobs.create_or_update(load_job(tmp_path / "job.yml"))
    assert client.jobs.get(job.name)._to_dict()["task"] == "classification"
    client.jobs.begin_cancel(job.name).result()
