# --8<-- [start:register]
az ml model create --name diabetes-model --type mlflow_model \
  --path azureml://jobs/train-diabetes/outputs/trained
# --8<-- [end:register]

# --8<-- [start:register-artifacts]
az ml model create --name diabetes-model --type mlflow_model \
  --path azureml://jobs/train-diabetes/outputs/artifacts/paths/model/
# --8<-- [end:register-artifacts]

# --8<-- [start:register-run]
run=runs:/train-diabetes/model
az ml model create --name diabetes-model --type mlflow_model \
  --path "$run"
# --8<-- [end:register-run]
