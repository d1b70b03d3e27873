# --8<-- [start:clean-up]
az ml compute delete --name cpu-cluster --yes
# --8<-- [end:clean-up]
