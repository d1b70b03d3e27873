# --8<-- [start:deploy]
az ml online-deployment create --file tuned.yml
# --8<-- [end:deploy]

# --8<-- [start:inspect]
az ml online-deployment show --name tuned --endpoint-name custom-endpoint \
  --query "{instances: instance_count, requests: request_settings, readiness: readiness_probe}"
# --8<-- [end:inspect]
