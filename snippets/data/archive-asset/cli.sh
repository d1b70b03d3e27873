# --8<-- [start:clean-up]
az ml data archive --name diabetes --version 1
# --8<-- [end:clean-up]
