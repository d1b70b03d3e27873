# --8<-- [start:create]
az ml schedule create --file schedule.yml
# --8<-- [end:create]

# --8<-- [start:submit-now]
az ml schedule trigger --name monday-afternoon
# --8<-- [end:submit-now]

# --8<-- [start:update]
az ml schedule disable --name monday-afternoon
az ml schedule list --disabled-only --query "[].name"
az ml schedule enable --name monday-afternoon
# --8<-- [end:update]

# --8<-- [start:clean-up]
az ml schedule disable --name monday-afternoon
az ml schedule delete --name monday-afternoon
# --8<-- [end:clean-up]
