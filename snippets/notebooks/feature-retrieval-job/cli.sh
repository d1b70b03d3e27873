# --8<-- [start:submit]
job_name=$(az ml job create --file job.yml --query name --output tsv)
# --8<-- [end:submit]

# --8<-- [start:stream]
az ml job stream --name "$job_name"
# --8<-- [end:stream]

# --8<-- [start:register]
az ml model create --name readmission --type custom_model \
  --path "azureml://jobs/$job_name/outputs/model"
# --8<-- [end:register]

# --8<-- [start:inspect]
az ml model download --name readmission --version 1 --download-path .
find readmission -type f
# --8<-- [end:inspect]
