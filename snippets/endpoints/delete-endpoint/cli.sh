# --8<-- [start:clean-up]
az ml online-endpoint delete --name diabetes-endpoint --yes
# --8<-- [end:clean-up]
