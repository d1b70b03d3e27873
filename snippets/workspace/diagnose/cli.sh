# --8<-- [start:inspect]
az ml workspace diagnose --name my-workspace --resource-group my-resource-group
# --8<-- [end:inspect]
