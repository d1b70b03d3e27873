# --8<-- [start:clean-up]
az ml workspace delete --name my-workspace --all-resources --permanently-delete --yes
# --8<-- [end:clean-up]
