# --8<-- [start:clean-up]
az ml batch-endpoint delete --name diabetes-batch --yes
# --8<-- [end:clean-up]
