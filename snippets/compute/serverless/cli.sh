# --8<-- [start:submit]
job_name=$(az ml job create --file job.yml --query name --output tsv)
# --8<-- [end:submit]

# --8<-- [start:inspect]
az ml job stream --name "$job_name"
az ml job show --name "$job_name" --query "{compute: compute, resources: resources, queue: queue_settings}"
# --8<-- [end:inspect]
