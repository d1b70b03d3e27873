# --8<-- [start:download]
job_name=$(az ml job list --output tsv \
  --query "[?display_name=='churn-custom-features'].name | [0]")
best=$(az ml job show --name "$job_name" --query tags.automl_best_child_run_id --output tsv)
az ml job download --name "$best" --download-path best-trial --all
# --8<-- [end:download]
