# --8<-- [start:inspect]
az ml compute list-sizes --type amlcompute \
  --query "[?gpus > \`0\`].{Size: name, Family: family, GPUs: gpus}" --output table
# --8<-- [end:inspect]
