# --8<-- [start:update]
az ml model update --name diabetes-model --version 1 \
  --set description="$(cat files/card.md)" \
  --set tags.mae=49.5 tags.mae_sex_1=54.0 tags.mae_sex_2=43.7
# --8<-- [end:update]

# --8<-- [start:inspect]
az ml model show --name diabetes-model --version 1 --query tags
# --8<-- [end:inspect]
