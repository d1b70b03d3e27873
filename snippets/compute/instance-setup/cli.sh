# --8<-- [start:create]
az ml compute create --file instance.yml
# --8<-- [end:create]
