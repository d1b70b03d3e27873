# --8<-- [start:deploy]
az ml batch-deployment create --file deployment.yml
# --8<-- [end:deploy]

# --8<-- [start:invoke]
job_name=$(az ml batch-endpoint invoke --name diabetes-batch --deployment-name strict \
  --input visits --input-type uri_folder --query name --output tsv)
az ml job stream --name "$job_name" || echo "exit code $?"
# --8<-- [end:invoke]

# --8<-- [start:log]
step=$(az ml job list --parent-job-name "$job_name" --query "[0].name" --output tsv)
az ml job download --name "$step" --download-path logs
grep --no-filename "Error" --recursive logs | sort --unique
# --8<-- [end:log]

# --8<-- [start:invoke-tolerant]
job_name=$(az ml batch-endpoint invoke --name diabetes-batch --deployment-name ridge \
  --input visits --input-type uri_folder --query name --output tsv)
az ml job stream --name "$job_name" > stream.txt
az ml job show --name "$job_name" --query status --output tsv
az ml job download --name "$job_name" --output-name score --download-path results
wc --lines < results/predictions.csv
# --8<-- [end:invoke-tolerant]
