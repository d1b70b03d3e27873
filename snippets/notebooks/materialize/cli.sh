# --8<-- [start:update]
az ml feature-set update --file visits.yml \
  --feature-store-name my-features --resource-group my-resource-group
# --8<-- [end:update]
