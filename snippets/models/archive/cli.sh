# --8<-- [start:clean-up]
az ml model archive --name diabetes-model
# --8<-- [end:clean-up]
