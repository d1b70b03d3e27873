# --8<-- [start:register]
az ml model create --name diabetes-coefficients --version 2 --type custom_model --path v2/model
# --8<-- [end:register]

# --8<-- [start:deploy]
az ml online-deployment create --file green.yml
# --8<-- [end:deploy]

# --8<-- [start:invoke]
az ml online-endpoint invoke --name custom-endpoint --deployment-name green \
  --request-file request.json
# --8<-- [end:invoke]

# --8<-- [start:update]
az ml online-endpoint update --name custom-endpoint --mirror-traffic "green=50"
# --8<-- [end:update]

# --8<-- [start:clean-up]
az ml online-endpoint update --name custom-endpoint --mirror-traffic "green=0"
# --8<-- [end:clean-up]
