# --8<-- [start:inspect]
job_name=$(az ml job list --query "[?display_name=='churn-automl'].name | [0]" --output tsv)
az ml job list --parent-job-name "$job_name" --output table \
  --query "[].{algorithm: properties.run_algorithm, score: properties.score}"
# --8<-- [end:inspect]

# --8<-- [start:download-best]
best=$(az ml job show --name "$job_name" --query tags.automl_best_child_run_id --output tsv)
az ml job download --name "$best" --download-path best-trial --all
# --8<-- [end:download-best]

# --8<-- [start:register]
az ml model create --name churn-model --version 1 --type mlflow_model \
  --path "azureml://jobs/$best/outputs/artifacts/outputs/mlflow-model/"
# --8<-- [end:register]
