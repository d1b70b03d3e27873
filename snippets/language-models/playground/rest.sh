# --8<-- [start:invoke]
curl --silent --fail "https://my-openai.openai.azure.com/openai/v1/responses" \
  --header "api-key: $AZURE_OPENAI_API_KEY" \
  --header "Content-Type: application/json" \
  --data '{
    "model": "gpt-4.1-mini",
    "instructions": "Answer from the text only. If it does not say it, say \"not in the text\".",
    "input": "Text: A compute cluster with min_instances=0 costs nothing while it is idle. When does a cluster cost nothing?",
    "temperature": 0.2,
    "max_output_tokens": 200
  }' --output answer.json
# --8<-- [end:invoke]

# --8<-- [start:inspect]
python -c "import json; print(json.load(open('answer.json'))['output'][0]['content'][0]['text'])"
# --8<-- [end:inspect]
