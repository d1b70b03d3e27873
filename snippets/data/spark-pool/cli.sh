# --8<-- [start:create]
az ml compute attach --file pool.yml
# --8<-- [end:create]
