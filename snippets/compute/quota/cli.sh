# --8<-- [start:inspect]
az ml compute list-usage \
  --query "[?name.value=='standardDSv2Family'].{Family: name.value, Limit: limit}" --output table
# --8<-- [end:inspect]
