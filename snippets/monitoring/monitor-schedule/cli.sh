# --8<-- [start:create]
az ml schedule create --file monitor.yml --output none
# --8<-- [end:create]

# --8<-- [start:invoke]
job_name=$(az ml schedule trigger --name loans-drift --query job_name --output tsv)
az ml job stream --name "$job_name"
# --8<-- [end:invoke]

# --8<-- [start:inspect]
az ml job show --name "$job_name" --query tags
# --8<-- [end:inspect]
