# --8<-- [start:deploy]
az ml online-deployment create --file broken.yml || echo "exit code $?"
# --8<-- [end:deploy]

# --8<-- [start:stream]
az ml online-deployment get-logs --name broken --endpoint-name custom-endpoint --lines 100 \
  | grep "Error: " | tail -1
# --8<-- [end:stream]

# --8<-- [start:invoke]
uri=$(az ml online-endpoint show --name custom-endpoint --query scoring_uri --output tsv)
key=$(az ml online-endpoint get-credentials --name custom-endpoint \
  --query primaryKey --output tsv)
curl --silent --dump-header - --output /dev/null "$uri" --header "Authorization: Bearer $key" \
  --header "Content-Type: application/json" --data '{"input_data": [[59, 32.1, 101]]}' \
  | grep --ignore-case "424\|model-error"
curl --silent "$uri" --header "Authorization: Bearer wrong" \
  --header "Content-Type: application/json" --data '{}'
# --8<-- [end:invoke]

# --8<-- [start:update]
az ml online-endpoint update --name custom-endpoint --traffic "blue=0" --output none
curl --silent "$uri" --header "Authorization: Bearer $key" \
  --header "Content-Type: application/json" --data '{}'
# --8<-- [end:update]
