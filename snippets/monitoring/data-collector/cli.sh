# --8<-- [start:deploy]
az ml online-deployment create --file deployment.yml --output none
# --8<-- [end:deploy]

# --8<-- [start:inspect]
az ml online-deployment show --name green --endpoint-name custom-endpoint \
  --query "data_collector.{rolling_rate: rolling_rate, sampling_rate: sampling_rate, collections: keys(collections)}"
# --8<-- [end:inspect]
