# --8<-- [start:submit-file]
job_name=$(az ml job create --file pipeline.yml --query name --output tsv)
# --8<-- [end:submit-file]

# --8<-- [start:stream]
az ml job stream --name "$job_name"
# --8<-- [end:stream]

# --8<-- [start:inspect]
az ml job show --name "$job_name" --query settings
# --8<-- [end:inspect]

# --8<-- [start:submit-override]
az ml job create --file pipeline.yml --set settings.default_compute=azureml:cpu-cluster \
  experiment_name=settings-on-the-cluster --query "{settings: settings, experiment: experiment_name}"
# --8<-- [end:submit-override]
