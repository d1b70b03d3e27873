# --8<-- [start:create]
az ml compute create --name gpu-cluster --type amlcompute --size Standard_NC4as_T4_v3 \
  --min-instances 0 --max-instances 2 --idle-time-before-scale-down 600
# --8<-- [end:create]
