# --8<-- [start:inspect]
az ml environment list --registry-name azureml --query "[].name" --output tsv
az ml environment show --name sklearn-1.5 --label latest --registry-name azureml --query tags
# --8<-- [end:inspect]
