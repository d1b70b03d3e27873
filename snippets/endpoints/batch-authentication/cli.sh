# --8<-- [start:connect]
uri=$(az ml batch-endpoint show --name diabetes-batch --query scoring_uri --output tsv)
patients=$(az ml data show --name patients --version 1 --query id --output tsv)
body='{"properties": {"InputData": {"patients":
  {"JobInputType": "UriFolder", "Uri": "'$patients'"}}}}'
# --8<-- [end:connect]

# --8<-- [start:invoke]
token=$(az account get-access-token --resource https://ml.azure.com \
  --query accessToken --output tsv)
curl --silent "$uri" --header "Authorization: Bearer $token" --data "$body" \
  --header "Content-Type: application/json" --header "azureml-model-deployment: ridge" \
  --output answer.json --write-out "%{http_code}\n"
# --8<-- [end:invoke]

# --8<-- [start:invoke-wrong]
token=$(az account get-access-token --resource https://management.azure.com \
  --query accessToken --output tsv)
curl --silent "$uri" --header "Authorization: Bearer $token" --data "$body" \
  --header "Content-Type: application/json"
# --8<-- [end:invoke-wrong]
