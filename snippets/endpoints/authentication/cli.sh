# --8<-- [start:inspect]
old=$(az ml online-endpoint get-credentials --name custom-endpoint --query primaryKey --output tsv)
# --8<-- [end:inspect]

# --8<-- [start:update]
az ml online-endpoint regenerate-keys --name custom-endpoint --key-type primary
# --8<-- [end:update]

# --8<-- [start:invoke]
uri=$(az ml online-endpoint show --name custom-endpoint --query scoring_uri --output tsv)
curl --silent --output /dev/null --write-out "%{http_code}\n" "$uri" \
  --header "Authorization: Bearer $old" --header "Content-Type: application/json" \
  --data @request.json
# --8<-- [end:invoke]

# --8<-- [start:create]
az ml online-endpoint create --name token-endpoint --auth-mode aml_token
# --8<-- [end:create]

# --8<-- [start:inspect-token]
az ml online-endpoint get-credentials --name token-endpoint --query "keys(@)"
# --8<-- [end:inspect-token]

# --8<-- [start:create-entra]
az ml online-endpoint create --name entra-endpoint --auth-mode aad_token
# --8<-- [end:create-entra]
