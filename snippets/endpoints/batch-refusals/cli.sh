# --8<-- [start:create]
az ml batch-endpoint create --name empty-batch
# --8<-- [end:create]

# --8<-- [start:invoke]
az ml batch-endpoint invoke --name empty-batch --input azureml:patients:1 || echo "exit code $?"
# --8<-- [end:invoke]

# --8<-- [start:deploy]
az ml batch-deployment create --file deployment.yml || echo "exit code $?"
# --8<-- [end:deploy]
