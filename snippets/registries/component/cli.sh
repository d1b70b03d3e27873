# --8<-- [start:create]
az ml component create --file component.yml --registry-name team-registry
# --8<-- [end:create]
