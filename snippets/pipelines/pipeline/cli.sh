# --8<-- [start:submit]
job_name=$(az ml job create --file pipeline.yml --query name --output tsv)
# --8<-- [end:submit]

# --8<-- [start:stream]
az ml job stream --name "$job_name"
# --8<-- [end:stream]

# --8<-- [start:inspect]
az ml job list --parent-job-name "$job_name" \
  --query "[].{step: display_name, status: status}" --output table
# --8<-- [end:inspect]

# --8<-- [start:download]
az ml job download --name "$job_name" --output-name report --download-path results
# --8<-- [end:download]
