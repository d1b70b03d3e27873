# --8<-- [start:create]
az ml compute attach --file pool.yml
# --8<-- [end:create]

# --8<-- [start:inspect]
az ml compute list --query "[].{Name: name, Type: type}" --output table
# --8<-- [end:inspect]
