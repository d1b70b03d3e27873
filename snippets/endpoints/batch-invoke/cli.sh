# --8<-- [start:register]
az ml data create --name patients --version 1 --type uri_folder --path patients
# --8<-- [end:register]

# --8<-- [start:invoke]
job_name=$(az ml batch-endpoint invoke --name diabetes-batch \
  --input azureml:patients:1 --query name --output tsv)
az ml job stream --name "$job_name"
# --8<-- [end:invoke]

# --8<-- [start:inspect]
az ml job show --name "$job_name" \
  --query "{status: status, type: type, deployment: tags.\"azureml.deploymentname\"}"
# --8<-- [end:inspect]

# --8<-- [start:invoke-local]
az ml batch-endpoint invoke --name diabetes-batch \
  --input patients/clinic-1.csv --input-type uri_file --query name --output tsv
# --8<-- [end:invoke-local]

# --8<-- [start:invoke-datastore]
folder=$(az ml data show --name patients --version 1 --query path --output tsv)
az ml batch-endpoint invoke --name diabetes-batch \
  --input "$folder" --input-type uri_folder --query name --output tsv
# --8<-- [end:invoke-datastore]
