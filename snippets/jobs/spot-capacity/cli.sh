# --8<-- [start:submit]
job_name=$(az ml job create --file job.yml --query name --output tsv)
# --8<-- [end:submit]

# --8<-- [start:inspect]
az ml job stream --name "$job_name"
az ml job show --name "$job_name" --query "{status: status, queue: queue_settings, limits: limits}"
# --8<-- [end:inspect]

# --8<-- [start:create]
az ml compute create --name low-priority --type amlcompute --size Standard_DS3_v2 \
  --min-instances 0 --max-instances 2 --idle-time-before-scale-down 120 --tier low_priority
# --8<-- [end:create]

# --8<-- [start:clean-up]
az ml compute delete --name low-priority --yes
# --8<-- [end:clean-up]
