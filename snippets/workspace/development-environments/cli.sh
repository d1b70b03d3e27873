# --8<-- [start:configure]
az extension add --name ml --upgrade --yes
# --8<-- [end:configure]

# --8<-- [start:inspect]
az version --output json
# --8<-- [end:inspect]
