# --8<-- [start:create]
az ml schedule create --file schedule.yml
# --8<-- [end:create]

# --8<-- [start:inspect]
az ml schedule list --query "[].{name: name, enabled: is_enabled}" --output table
# --8<-- [end:inspect]
