# --8<-- [start:create]
az ml serverless-endpoint create --file endpoint.yml
# --8<-- [end:create]

# --8<-- [start:inspect]
az ml serverless-endpoint show --name phi-4-mini --query "{name: name, model: model_id, uri: scoring_uri}"
# --8<-- [end:inspect]

# --8<-- [start:clean-up]
az ml serverless-endpoint delete --name phi-4-mini
# --8<-- [end:clean-up]
