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
quality = ml.DataQualitySignal(
    production_data=ml.ProductionData(
        input_data=production, data_context="model_inputs", data_window=window
    ),
    reference_data=ml.ReferenceData(input_data=reference, data_context="training"),
    metric_thresholds=ml.DataQualityMetricThreshold(
        numerical=ml.DataQualityMetricsNumerical(null_value_rate=0.05),
        categorical=ml.DataQualityMetricsCategorical(out_of_bounds_rate=0.01),
    ),
    alert_enabled=True,
)
size = "standard_e4s_v3"
definition = ml.MonitorDefinition(
    compute=ml.ServerlessSparkCompute(instance_type=size, runtime_version="3.4"),
    monitoring_target=ml.MonitoringTarget(ml_task="classification"),
    monitoring_signals={"quality": quality},
    alert_notification=ml.AlertNotification(emails=["learner@example.com"]),
)
monitor = ml.MonitorSchedule(
    name="loans-quality",
    trigger=ml.RecurrenceTrigger(frequency="day", interval=1),
    create_monitor=definition,
)
monitor = ml_client.schedules.begin_create_or_update(monitor).result()
# --8<-- [end:create]

# --8<-- [start:invoke]
run = ml_client.schedules.trigger("loans-quality")
ml_client.jobs.stream(run.job_name)
# --8<-- [end:invoke]
