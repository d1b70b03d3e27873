# --8<-- [start:create]
az ml connection create --file connection.yml
# --8<-- [end:create]

# --8<-- [start:inspect]
az ml connection show --name my_git --query "{name: name, kind: type, target: target}"
# --8<-- [end:inspect]
