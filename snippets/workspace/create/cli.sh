# --8<-- [start:create]
az group create --name my-resource-group --location eastus
az ml workspace create --name my-workspace --resource-group my-resource-group \
  --location eastus --description "DP-100 practice"
# --8<-- [end:create]

# --8<-- [start:connect]
az configure --defaults group=my-resource-group workspace=my-workspace
# --8<-- [end:connect]

# --8<-- [start:inspect]
az ml datastore list --query "[].{Name: name, Type: type}" --output table
# --8<-- [end:inspect]
