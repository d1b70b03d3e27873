# --8<-- [start:submit]
from azure.ai.ml import Input, MLClient, automl
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

job = automl.forecasting(
    training_data=Input(type="mltable", path="sales"),
    target_column_name="sold",
    primary_metric="normalized_root_mean_squared_error",
    n_cross_validations=3,
    compute="cpu-cluster",
    experiment_name="sales",
    display_name="sales-automl",
)
# --8<-- [start:sheet]
job.set_forecast_settings(
    time_column_name="date",
    time_series_id_column_names=["store"],
    forecast_horizon=14,
    frequency="D",
    target_lags=[1, 7],
    target_rolling_window_size=7,
    cv_step_size=14,
)
# --8<-- [end:sheet]
job.set_limits(max_trials=8, max_concurrent_trials=2, timeout_minutes=60)
job.set_training(blocked_training_algorithms=["AutoArima", "Prophet"])
job = ml_client.jobs.create_or_update(job)
# --8<-- [end:submit]

# --8<-- [start:stream]
ml_client.jobs.stream(job.name)
# --8<-- [end:stream]
