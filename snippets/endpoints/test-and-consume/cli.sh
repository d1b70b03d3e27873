# --8<-- [start:inspect]
uri=$(az ml online-endpoint show --name diabetes-endpoint --query scoring_uri --output tsv)
key=$(az ml online-endpoint get-credentials --name diabetes-endpoint \
  --query primaryKey --output tsv)
# --8<-- [end:inspect]

# --8<-- [start:invoke]
curl --silent --show-error "$uri" --header "Authorization: Bearer $key" \
  --header "Content-Type: application/json" --data @request.json
# --8<-- [end:invoke]

# --8<-- [start:invoke-named]
curl --silent --show-error "$uri" --header "Authorization: Bearer $key" \
  --header "azureml-model-deployment: blue" --header "Content-Type: application/json" \
  --data '{"input_data": [[59.0, 32.1, 101.0], [48.0, 21.6, 87.0]]}'
# --8<-- [end:invoke-named]
