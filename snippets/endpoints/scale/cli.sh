# --8<-- [start:update]
az ml online-deployment update --name tuned --endpoint-name custom-endpoint \
  --set instance_count=3
# --8<-- [end:update]
