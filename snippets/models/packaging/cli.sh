# --8<-- [start:create]
az ml model package --name diabetes-local --version 1 --file package.yml
# --8<-- [end:create]
