# --8<-- [start:connect]
url=https://my-openai.openai.azure.com/openai/v1
key="api-key: $AZURE_OPENAI_API_KEY"
# --8<-- [end:connect]

# --8<-- [start:load]
training=$(curl --silent "$url/files" -H "$key" \
  -F purpose=fine-tune -F file=@files/training.jsonl | jq -r .id)
validation=$(curl --silent "$url/files" -H "$key" \
  -F purpose=fine-tune -F file=@files/validation.jsonl | jq -r .id)
# --8<-- [end:load]

# --8<-- [start:submit]
job=$(curl --silent "$url/fine_tuning/jobs" -H "$key" -H "Content-Type: application/json" -d '{
  "model": "gpt-4.1-mini-2025-04-14",
  "training_file": "'"$training"'",
  "validation_file": "'"$validation"'",
  "method": {
    "type": "supervised",
    "supervised": {"hyperparameters": {"n_epochs": 4, "batch_size": 4}}
  },
  "seed": 105,
  "suffix": "tickets",
  "trainingType": "GlobalStandard"
}' | jq -r .id)
# --8<-- [end:submit]

# --8<-- [start:stream]
until curl --silent "$url/fine_tuning/jobs/$job" -H "$key" | jq -e .finished_at > /dev/null; do
  sleep 5
done
# --8<-- [end:stream]

# --8<-- [start:inspect]
curl --silent "$url/fine_tuning/jobs/$job/events" -H "$key" | jq -r '.data[].message'
# --8<-- [end:inspect]

# --8<-- [start:inspect-checkpoints]
curl --silent "$url/fine_tuning/jobs/$job/checkpoints" -H "$key" | jq '.data[0]'
# --8<-- [end:inspect-checkpoints]
