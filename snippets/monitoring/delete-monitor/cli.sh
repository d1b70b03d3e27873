# --8<-- [start:clean-up]
az ml schedule disable --name loans-drift --output none
az ml schedule delete --name loans-drift
# --8<-- [end:clean-up]
