# --8<-- [start:submit]
job_name=$(az ml job create --file interrupted.yml --query name --output tsv)
# --8<-- [end:submit]

# --8<-- [start:stream]
az ml job stream --name "$job_name" || az ml job show --name "$job_name" --query status
# --8<-- [end:stream]

# --8<-- [start:submit-again]
job_name=$(az ml job create --file again.yml --query name --output tsv)
# --8<-- [end:submit-again]

# --8<-- [start:stream-again]
az ml job stream --name "$job_name"
# --8<-- [end:stream-again]
