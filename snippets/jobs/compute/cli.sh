# --8<-- [start:submit]
az ml job create --file job.yml --query "{compute: compute, resources: resources}"
# --8<-- [end:submit]

# --8<-- [start:submit-serverless]
job_name=$(az ml job create --file serverless.yml --query name --output tsv)
# --8<-- [end:submit-serverless]

# --8<-- [start:stream]
az ml job stream --name "$job_name"
# --8<-- [end:stream]
