# --8<-- [start:submit]
job_name=$(az ml job create --file job.yml --query name --output tsv)
# --8<-- [end:submit]

# --8<-- [start:stream]
az ml job stream --name "$job_name" || echo "exit code $?"
# --8<-- [end:stream]

# --8<-- [start:download]
az ml job download --name "$job_name" --download-path failed
# --8<-- [end:download]

# --8<-- [start:inspect]
tail -n 1 failed/artifacts/user_logs/std_log.txt
# --8<-- [end:inspect]
