# --8<-- [start:submit]
az ml job create --file job.yml --query name
# --8<-- [end:submit]

# --8<-- [start:stream]
az ml job stream --name churn-baseline
# --8<-- [end:stream]

# --8<-- [start:inspect]
az ml job list --query "[?experiment_name=='churn' && tags.stage=='try'].{name: name, shown: display_name}"
# --8<-- [end:inspect]

# --8<-- [start:clean-up]
az ml job archive --name churn-baseline
az ml job list --archived-only --query "[].name"
az ml job restore --name churn-baseline
# --8<-- [end:clean-up]
