# --8<-- [start:register-share]
az ml environment share --name from-conda --version 1 --registry-name team-registry \
  --share-with-name train --share-with-version 1
az ml data share --name diabetes --version 1 --registry-name team-registry \
  --share-with-name diabetes --share-with-version 1
# --8<-- [end:register-share]
