# --8<-- [start:invoke]
curl --silent --fail "https://my-openai.openai.azure.com/openai/v1/chat/completions" \
  --header "api-key: $AZURE_OPENAI_API_KEY" \
  --header "Content-Type: application/json" \
  --data '{
    "model": "gpt-4.1-mini",
    "messages": [
      {"role": "system", "content": "Classify the ticket as one of: billing, technical, account."},
      {"role": "user", "content": "I paid for two months and got one."},
      {"role": "assistant", "content": "billing"},
      {"role": "user", "content": "Add a new person to my team."},
      {"role": "assistant", "content": "account"},
      {"role": "user", "content": "Remove the intern from all our projects."}
    ],
    "temperature": 0
  }' --output answer.json
python -c "import json; print(json.load(open('answer.json'))['choices'][0]['message']['content'])"
# --8<-- [end:invoke]
