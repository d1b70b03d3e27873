# --8<-- [start:clean-up]
az ml compute delete --name my-instance --yes
# --8<-- [end:clean-up]
