# --8<-- [start:create]
az ml registry create --resource-group my-resource-group --file registry.yml
# --8<-- [end:create]

# --8<-- [start:register]
az ml model create --name ridge --version 1 --type custom_model --path model
# --8<-- [end:register]

# --8<-- [start:register-share]
az ml model share --name ridge --version 1 --registry-name team-registry \
  --share-with-name ridge --share-with-version 1
# --8<-- [end:register-share]

# --8<-- [start:inspect]
az ml model show --name ridge --version 1 --registry-name team-registry --query id
# --8<-- [end:inspect]
