# --8<-- [start:create]
az ml compute create --name batch-cluster --type amlcompute --size Standard_DS3_v2 \
  --min-instances 0 --max-instances 4 --idle-time-before-scale-down 300
# --8<-- [end:create]

# --8<-- [start:deploy]
az ml batch-deployment create --file deployment.yml
# --8<-- [end:deploy]
