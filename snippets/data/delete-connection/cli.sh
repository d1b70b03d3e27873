# --8<-- [start:clean-up]
az ml connection delete --name my_git --yes
# --8<-- [end:clean-up]
