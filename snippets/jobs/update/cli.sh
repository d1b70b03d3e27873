# --8<-- [start:update-job]
az ml job update --name churn-baseline --query "{shown: display_name, stage: tags.stage}" \
  --set display_name=baseline-kept tags.stage=candidate
# --8<-- [end:update-job]
