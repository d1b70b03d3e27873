# --8<-- [start:create]
az ml component create --file prepare.yml
# --8<-- [end:create]

# --8<-- [start:create-train]
az ml component create --file train.yml
# --8<-- [end:create-train]

# --8<-- [start:create-evaluate]
az ml component create --file evaluate.yml
# --8<-- [end:create-evaluate]

# --8<-- [start:inspect]
az ml component show --name prepare_diabetes --version 1 --query "{type: type, inputs: inputs}"
az ml component list --query "[].name" --output tsv
# --8<-- [end:inspect]
