# --8<-- [start:create]
az ml workspace create --file workspace.yml --resource-group my-resource-group
# --8<-- [end:create]

# --8<-- [start:inspect]
az ml workspace show --name my-encrypted-workspace --resource-group my-resource-group \
  --query "{key: customer_managed_key.key_uri, hbi: hbi_workspace}"
# --8<-- [end:inspect]
