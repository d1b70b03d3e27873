# --8<-- [start:create]
az ml feature-store-entity create --file entity.yml \
  --feature-store-name my-features --resource-group my-resource-group
# --8<-- [end:create]

# --8<-- [start:register]
az ml feature-set create --file visits.yml \
  --feature-store-name my-features --resource-group my-resource-group
# --8<-- [end:register]

# --8<-- [start:inspect]
az ml feature-set list-features --name visits --version 1 \
  --feature-store-name my-features --resource-group my-resource-group --output table
# --8<-- [end:inspect]
