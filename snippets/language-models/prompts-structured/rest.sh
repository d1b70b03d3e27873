# --8<-- [start:invoke]
curl --silent --fail "https://my-openai.openai.azure.com/openai/v1/chat/completions" \
  --header "api-key: $AZURE_OPENAI_API_KEY" \
  --header "Content-Type: application/json" \
  --data '{
    "model": "gpt-4.1-mini",
    "messages": [
      {"role": "system", "content": "Extract the fields from the ticket between the tags."},
      {"role": "user", "content": "<ticket>The endpoint failed on 2026-11-18. It took 45 minutes.</ticket>"}
    ],
    "response_format": {"type": "json_schema", "json_schema": {"name": "outage", "strict": true, "schema": {
      "type": "object",
      "properties": {
        "day": {"type": "string", "description": "date of the outage"},
        "minutes": {"type": "integer", "description": "length of the outage in minutes"}
      },
      "required": ["day", "minutes"],
      "additionalProperties": false
    }}},
    "temperature": 0
  }' --output answer.json
python -c "import json; print(json.load(open('answer.json'))['choices'][0]['message']['content'])"
# --8<-- [end:invoke]
