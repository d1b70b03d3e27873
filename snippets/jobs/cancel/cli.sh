# --8<-- [start:submit]
job_name=$(az ml job create --file job.yml --query name --output tsv)
# --8<-- [end:submit]

# --8<-- [start:clean-up]
az ml job cancel --name "$job_name"
az ml job show --name "$job_name" --query status
# --8<-- [end:clean-up]

# --8<-- [start:submit-again]
az ml job create --file job.yml --set inputs.seconds=1 --query name --output tsv
# --8<-- [end:submit-again]
