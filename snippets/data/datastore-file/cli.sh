# --8<-- [start:create]
az ml datastore create --file datastore.yml
# --8<-- [end:create]
