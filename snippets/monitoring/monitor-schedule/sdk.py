# --8<-- [start:create]
from azure.ai.ml import Input, MLClient
from azure.ai.ml import entities as ml
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

production = Input(type="mltable", path="azureml:loans-production:1")
reference = Input(type="mltable", path="azureml:loans-reference:1")
window = ml.BaselineDataRange(lookback_window_size="P7D", lookback_window_offset="P0D")
# --8<-- [start:sheet]
drift = ml.DataDriftSignal(
    production_data=ml.ProductionData(
        input_data=production, data_context="model_inputs", data_window=window
    ),
    reference_data=ml.ReferenceData(input_data=reference, data_context="training"),
    metric_thresholds=ml.DataDriftMetricThreshold(
        numerical=ml.NumericalDriftMetrics(normalized_wasserstein_distance=0.3),
        categorical=ml.CategoricalDriftMetrics(jensen_shannon_distance=0.2),
    ),
    alert_enabled=True,
)
# --8<-- [end:sheet]
size = "standard_e4s_v3"
definition = ml.MonitorDefinition(
    compute=ml.ServerlessSparkCompute(instance_type=size, runtime_version="3.4"),
    monitoring_target=ml.MonitoringTarget(ml_task="classification"),
    monitoring_signals={"drift": drift},
    alert_notification=ml.AlertNotification(emails=["learner@example.com"]),
)
monitor = ml.MonitorSchedule(
    name="loans-drift",
    trigger=ml.RecurrenceTrigger(frequency="day", interval=1),
    create_monitor=definition,
)
monitor = ml_client.schedules.begin_create_or_update(monitor).result()
# --8<-- [end:create]

# --8<-- [start:invoke]
run = ml_client.schedules.trigger("loans-drift")
ml_client.jobs.stream(run.job_name)
# --8<-- [end:invoke]

# --8<-- [start:inspect]
print(ml_client.jobs.get(run.job_name).tags)
# --8<-- [end:inspect]
