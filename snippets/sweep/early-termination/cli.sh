# --8<-- [start:submit]
job_name=$(az ml job create --file sweep.yml --query name --output tsv)
# --8<-- [end:submit]

# --8<-- [start:inspect]
az ml job stream --name "$job_name"
az ml job list --parent-job-name "$job_name" \
  --query "[].{values: tags.hyperparameters, status: status}"
# --8<-- [end:inspect]
