# --8<-- [start:invoke]
curl --silent --fail-with-body https://my-openai.openai.azure.com/openai/v1/embeddings \
  --header "api-key: $AZURE_OPENAI_API_KEY" \
  --header "Content-Type: application/json" \
  --data '{
    "model": "text-embedding-3-small",
    "input": [
      "A stopped instance still costs its disk.",
      "The bandit policy stops trials that are too far behind.",
      "Drift means that the inputs changed."
    ],
    "dimensions": 512,
    "encoding_format": "float"
  }' | python -c 'import json, sys; print(json.load(sys.stdin)["usage"])'
# --8<-- [end:invoke]
