# --8<-- [start:create]
az ml online-endpoint create --name churn-endpoint --auth-mode key
# --8<-- [end:create]

# --8<-- [start:deploy]
az ml online-deployment create --file deployment.yml
# --8<-- [end:deploy]

# --8<-- [start:update]
az ml online-endpoint update --name churn-endpoint --traffic "blue=100"
# --8<-- [end:update]

# --8<-- [start:invoke]
az ml online-endpoint invoke --name churn-endpoint --request-file request.json
# --8<-- [end:invoke]

# --8<-- [start:clean-up]
az ml online-endpoint delete --name churn-endpoint --yes
# --8<-- [end:clean-up]
