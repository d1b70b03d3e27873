# --8<-- [start:inspect]
az ml model list --name diabetes-model --query "[].version" --output tsv
az ml model show --name diabetes-model --label latest --query version
# --8<-- [end:inspect]

# --8<-- [start:inspect-lineage]
job_name=$(az ml model show --name diabetes-model --label latest --query job_name --output tsv)
az ml job show --name "$job_name" --query inputs.data
# --8<-- [end:inspect-lineage]

# --8<-- [start:update]
az ml model update --name diabetes-model --version 3 \
  --set description="Ridge on age, BMI and blood pressure" --set tags.stage=production
# --8<-- [end:update]

# --8<-- [start:update-archive]
az ml model archive --name diabetes-model --version 1
az ml model list --name diabetes-model --query "[].version" --output tsv
# --8<-- [end:update-archive]

# --8<-- [start:update-restore]
az ml model restore --name diabetes-model --version 1
# --8<-- [end:update-restore]
