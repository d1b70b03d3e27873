# --8<-- [start:create]
az ml datastore create --file datastore.yml
# --8<-- [end:create]

# --8<-- [start:inspect]
az ml datastore list --query "[].{name: name, storage: type}" --output table
# --8<-- [end:inspect]
