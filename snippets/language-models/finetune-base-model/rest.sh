# --8<-- [start:inspect]
curl --silent https://my-openai.openai.azure.com/openai/v1/models \
  -H "api-key: $AZURE_OPENAI_API_KEY" |
  jq -r '.data[] | select(.capabilities.fine_tune) | .id'
# --8<-- [end:inspect]
