# --8<-- [start:create]
az ml feature-store create --name my-features --location eastus \
  --resource-group my-resource-group
# --8<-- [end:create]

# --8<-- [start:inspect]
az ml feature-store show --name my-features --resource-group my-resource-group
# --8<-- [end:inspect]
