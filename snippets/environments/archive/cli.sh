# --8<-- [start:clean-up]
az ml environment archive --name from-image --version 1
# --8<-- [end:clean-up]
