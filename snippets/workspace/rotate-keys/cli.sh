# --8<-- [start:update]
az ml workspace sync-keys --name my-workspace --resource-group my-resource-group
# --8<-- [end:update]
