# --8<-- [start:create]
for folder in reference production; do
  az ml data create --name "loans-$folder" --version 1 --type mltable --path "$folder" \
    --output none
done
# --8<-- [end:create]
