# --8<-- [start:download-job]
az configure --defaults group=my-resource-group workspace=my-workspace
run_id=$(az ml job list --query "[?experiment_name == 'diabetes-model'].name | [0]" --output tsv)
az ml job download --name "$run_id" --download-path job-files
# --8<-- [end:download-job]
