# --8<-- [start:train]
az ml job create --file job.yml --stream
az ml job create --file job.yml --set inputs.algorithm=svr --stream
# --8<-- [end:train]

# --8<-- [start:inspect]
az ml model list --name diabetes-risk --query "[].{version: version, type: type}" --output table
# --8<-- [end:inspect]
