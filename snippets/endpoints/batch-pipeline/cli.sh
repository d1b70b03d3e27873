# --8<-- [start:register]
az ml component create --file report.yml
# --8<-- [end:register]

# --8<-- [start:create]
az ml batch-endpoint create --name patient-report
# --8<-- [end:create]

# --8<-- [start:deploy]
az ml batch-deployment create --file deployment.yml
# --8<-- [end:deploy]

# --8<-- [start:update]
az ml batch-endpoint update --name patient-report --defaults deployment_name=report
# --8<-- [end:update]

# --8<-- [start:invoke]
job_name=$(az ml batch-endpoint invoke --name patient-report --file request.yml \
  --query name --output tsv)
az ml job stream --name "$job_name"
# --8<-- [end:invoke]

# --8<-- [start:download]
az ml job download --name "$job_name" --output-name report --download-path results
find results -type f -exec cat {} +
# --8<-- [end:download]
