# --8<-- [start:submit]
job_name=$(az ml job create --file job.yml --query name --output tsv)
# --8<-- [end:submit]

# --8<-- [start:stream]
az ml job stream --name "$job_name"
# --8<-- [end:stream]

# --8<-- [start:download]
az ml job download --name "$job_name" --download-path job-files
# --8<-- [end:download]
