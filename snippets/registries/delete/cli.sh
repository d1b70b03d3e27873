# --8<-- [start:clean-up]
az ml registry delete --name team-registry --resource-group my-resource-group
# --8<-- [end:clean-up]
