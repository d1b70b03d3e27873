# --8<-- [start:invoke]
job_name=$(az ml batch-endpoint invoke --name diabetes-batch \
  --input azureml:patients:1 --query name --output tsv)
az ml job stream --name "$job_name"
# --8<-- [end:invoke]

# --8<-- [start:download]
az ml job download --name "$job_name" --output-name score --download-path results
# --8<-- [end:download]

# --8<-- [start:load]
sort --field-separator=, --key=3,3 --key=1,1n results/predictions.csv
# --8<-- [end:load]

# --8<-- [start:log]
step=$(az ml job list --parent-job-name "$job_name" --query "[0].name" --output tsv)
az ml job download --name "$step" --download-path logs
find logs -name "*.txt" | sort
# --8<-- [end:log]
