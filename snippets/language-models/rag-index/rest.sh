# --8<-- [start:create]
curl --silent --fail-with-body --request PUT \
  "https://my-search.search.windows.net/indexes('notes')?api-version=2026-04-01" \
  --header "api-key: $AZURE_SEARCH_API_KEY" \
  --header "Content-Type: application/json" \
  --header "Prefer: return=representation" \
  --data @files/index.json | python -c 'import json, sys; print(json.load(sys.stdin)["name"])'
# --8<-- [end:create]
