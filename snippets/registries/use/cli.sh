# --8<-- [start:create]
az ml workspace create --name test-workspace --resource-group my-resource-group --location eastus
# --8<-- [end:create]

# --8<-- [start:submit]
az ml job create --file job.yml --workspace-name test-workspace --stream
# --8<-- [end:submit]
