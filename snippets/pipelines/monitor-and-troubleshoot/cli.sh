# --8<-- [start:submit]
job_name=$(az ml job create --file pipeline.yml --query name --output tsv)
# --8<-- [end:submit]

# --8<-- [start:stream]
az ml job stream --name "$job_name" || echo "exit code $?"
# --8<-- [end:stream]

# --8<-- [start:inspect]
az ml job list --parent-job-name "$job_name" \
  --query "[].{step: display_name, status: status}" --output table
step_name=$(az ml job list --parent-job-name "$job_name" \
  --query "[?status=='Failed'].name" --output tsv)
# --8<-- [end:inspect]

# --8<-- [start:download]
az ml job download --name "$step_name" --download-path failed
tail -n 1 failed/artifacts/user_logs/std_log.txt
# --8<-- [end:download]
