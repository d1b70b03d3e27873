# --8<-- [start:create]
az ml online-endpoint create --name diabetes-endpoint --auth-mode key
# --8<-- [end:create]

# --8<-- [start:deploy]
az ml online-deployment create --file deployment.yml
# --8<-- [end:deploy]

# --8<-- [start:update]
az ml online-endpoint update --name diabetes-endpoint --traffic "blue=100"
# --8<-- [end:update]

# --8<-- [start:inspect]
az ml online-endpoint show --name diabetes-endpoint \
  --query "{state: provisioning_state, traffic: traffic, uri: scoring_uri}"
# --8<-- [end:inspect]

# --8<-- [start:invoke]
az ml online-endpoint invoke --name diabetes-endpoint --request-file request.json
# --8<-- [end:invoke]
