# --8<-- [start:clean-up]
az ml workspace delete --name my-workspace --resource-group my-resource-group --yes
# --8<-- [end:clean-up]

# --8<-- [start:inspect]
az ml workspace list --resource-group my-resource-group --query "[].name"
# --8<-- [end:inspect]
