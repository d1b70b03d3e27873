# --8<-- [start:submit]
job_name=$(az ml job create --file job.yml --query name --output tsv)
# --8<-- [end:submit]

# --8<-- [start:stream]
az ml job stream --name "$job_name"
# --8<-- [end:stream]

# --8<-- [start:register]
az ml model create --name readmission-mlflow --type mlflow_model \
  --path azureml://jobs/train-readmission/outputs/model
# --8<-- [end:register]

# --8<-- [start:inspect]
az ml model download --name readmission-mlflow --version 1 --download-path .
find readmission-mlflow -name feature_retrieval_spec.yaml
# --8<-- [end:inspect]
