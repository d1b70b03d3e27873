# --8<-- [start:connect]
MLFLOW_TRACKING_URI=$(az ml workspace show --query mlflow_tracking_uri --output tsv)
export MLFLOW_TRACKING_URI
# --8<-- [end:connect]
