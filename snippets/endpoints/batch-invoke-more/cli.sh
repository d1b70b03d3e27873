# --8<-- [start:invoke-override]
az ml batch-endpoint invoke --name diabetes-batch --input azureml:patients:1 \
  --mini-batch-size 3 --instance-count 1 --query name --output tsv
# --8<-- [end:invoke-override]

# --8<-- [start:invoke-output]
az ml batch-endpoint invoke --name diabetes-batch --file request.yml --query name --output tsv
# --8<-- [end:invoke-output]

# --8<-- [start:invoke-deployment]
job_name=$(az ml batch-endpoint invoke --name diabetes-batch --deployment-name coefficients \
  --input azureml:patients:1 --query name --output tsv)
az ml job stream --name "$job_name"
# --8<-- [end:invoke-deployment]
