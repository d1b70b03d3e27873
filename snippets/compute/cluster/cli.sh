# --8<-- [start:create]
az ml compute create --name cpu-cluster --type amlcompute --size Standard_DS3_v2 \
  --min-instances 0 --max-instances 2 --idle-time-before-scale-down 120
# --8<-- [end:create]

# --8<-- [start:inspect]
az ml compute show --name cpu-cluster
# --8<-- [end:inspect]

# --8<-- [start:update]
az ml compute update --name cpu-cluster --max-instances 4
# --8<-- [end:update]
