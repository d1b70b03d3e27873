# --8<-- [start:invoke]
curl --silent --fail-with-body \
  "https://my-search.search.windows.net/indexes/notes/docs/search?api-version=2026-04-01" \
  --header "api-key: $AZURE_SEARCH_API_KEY" \
  --header "Content-Type: application/json" \
  --data '{
    "search": "Which kind of endpoint suits nightly scoring of a million images?",
    "vectorQueries": [
      {
        "kind": "text",
        "text": "Which kind of endpoint suits nightly scoring of a million images?",
        "k": 50,
        "fields": "vector"
      }
    ],
    "filter": "topic eq '\''endpoints'\''",
    "select": "id,text",
    "top": 2
  }' | python -m json.tool
# --8<-- [end:invoke]
