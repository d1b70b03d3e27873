# --8<-- [start:connect]
az login --output none
az account set --subscription 00000000-0000-0000-0000-000000000000
az configure --defaults group=my-resource-group workspace=my-workspace
# --8<-- [end:connect]

# --8<-- [start:inspect]
az ml workspace show --query "{name: name, group: resource_group, location: location}"
# --8<-- [end:inspect]
