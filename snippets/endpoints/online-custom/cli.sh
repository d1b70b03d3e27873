# --8<-- [start:create]
az ml online-endpoint create --name custom-endpoint --auth-mode key
# --8<-- [end:create]

# --8<-- [start:deploy]
az ml online-deployment create --file deployment.yml
# --8<-- [end:deploy]

# --8<-- [start:update]
az ml online-endpoint update --name custom-endpoint --traffic "blue=100"
# --8<-- [end:update]

# --8<-- [start:invoke]
az ml online-endpoint invoke --name custom-endpoint --request-file request.json
# --8<-- [end:invoke]

# --8<-- [start:stream]
az ml online-deployment get-logs --name blue --endpoint-name custom-endpoint --lines 5
# --8<-- [end:stream]
