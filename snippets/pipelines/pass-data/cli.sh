# --8<-- [start:submit]
job_name=$(az ml job create --file pipeline.yml --query name --output tsv)
# --8<-- [end:submit]

# --8<-- [start:stream]
az ml job stream --name "$job_name"
# --8<-- [end:stream]

# --8<-- [start:inspect]
az ml data show --name diabetes-split --label latest --query type
az ml model show --name diabetes-ridge --label latest --query type
# --8<-- [end:inspect]
