# --8<-- [start:create]
az ml batch-endpoint create --name diabetes-batch
# --8<-- [end:create]

# --8<-- [start:deploy]
az ml batch-deployment create --file deployment.yml
# --8<-- [end:deploy]

# --8<-- [start:update]
az ml batch-endpoint update --name diabetes-batch --defaults deployment_name=ridge
# --8<-- [end:update]

# --8<-- [start:inspect]
az ml batch-endpoint show --name diabetes-batch \
  --query "{default: defaults.deployment_name, auth: auth_mode, uri: scoring_uri}"
# --8<-- [end:inspect]
