# --8<-- [start:clean-up]
az ml feature-store delete --name my-features --resource-group my-resource-group \
  --all-resources --yes
# --8<-- [end:clean-up]
