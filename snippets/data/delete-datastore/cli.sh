# --8<-- [start:clean-up]
az ml datastore delete --name raw_data
# --8<-- [end:clean-up]
