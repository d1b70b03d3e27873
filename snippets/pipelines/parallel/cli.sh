# --8<-- [start:submit-file]
job_name=$(az ml job create --file pipeline.yml --query name --output tsv)
# --8<-- [end:submit-file]

# --8<-- [start:stream]
az ml job stream --name "$job_name"
# --8<-- [end:stream]

# --8<-- [start:download]
az ml job download --name "$job_name" --output-name scores --download-path results
# --8<-- [end:download]
