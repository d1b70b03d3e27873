# --8<-- [start:configure]
bash -e files/repository.sh
# --8<-- [end:configure]

# --8<-- [start:submit]
job_name=$(az ml job create --file job.yml --query name --output tsv)
# --8<-- [end:submit]

# --8<-- [start:inspect]
az ml job show --name "$job_name" --query properties
# --8<-- [end:inspect]
