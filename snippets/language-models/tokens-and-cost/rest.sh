# --8<-- [start:invoke]
curl --silent --fail "https://my-openai.openai.azure.com/openai/v1/chat/completions" \
  --header "api-key: $AZURE_OPENAI_API_KEY" \
  --header "Content-Type: application/json" \
  --data '{
    "model": "gpt-4.1-mini",
    "messages": [
      {"role": "system", "content": "Summarize the text in two sentences."},
      {"role": "user", "content": "Text: The cluster ran all night. Nobody used it. It cost 40 dollars."}
    ],
    "max_completion_tokens": 8,
    "temperature": 0
  }' --output answer.json
# --8<-- [end:invoke]

# --8<-- [start:inspect]
python -c "import json; print(json.load(open('answer.json'))['usage'])"
# --8<-- [end:inspect]
