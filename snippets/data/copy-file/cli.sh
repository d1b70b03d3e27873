# --8<-- [start:submit]
az ml job create --file copy.yml
# --8<-- [end:submit]

# --8<-- [start:stream]
az ml job stream --name copy-diabetes
# --8<-- [end:stream]
