# --8<-- [start:create]
az ml online-endpoint create --file endpoint.yml
# --8<-- [end:create]

# --8<-- [start:deploy]
az ml online-deployment create --file deployment.yml
# --8<-- [end:deploy]

# --8<-- [start:inspect]
az ml online-deployment show --name blue --endpoint-name k8s-endpoint \
  --query "{type: type, size: instance_type, instances: instance_count}"
az ml online-deployment get-logs --name blue --endpoint-name k8s-endpoint --lines 1
# --8<-- [end:inspect]
