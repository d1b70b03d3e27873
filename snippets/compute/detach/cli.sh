# --8<-- [start:clean-up]
az ml compute detach --name spark-pool --yes
# --8<-- [end:clean-up]
