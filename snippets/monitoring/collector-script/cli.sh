# --8<-- [start:deploy]
az ml online-deployment create --file deployment.yml
# --8<-- [end:deploy]
