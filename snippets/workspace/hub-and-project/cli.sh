# --8<-- [start:create-hub]
az ml workspace create --kind hub --name my-hub --location eastus \
  --resource-group my-resource-group
# --8<-- [end:create-hub]

# --8<-- [start:create-project]
hub_id=$(az ml workspace show --name my-hub --resource-group my-resource-group \
  --query id --output tsv)
az ml workspace create --kind project --name my-project --hub-id "$hub_id" --location eastus \
  --resource-group my-resource-group
# --8<-- [end:create-project]

# --8<-- [start:inspect]
az ml workspace list --resource-group my-resource-group --filtered-kinds project \
  --query "[].name"
# --8<-- [end:inspect]
