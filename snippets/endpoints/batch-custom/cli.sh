# --8<-- [start:configure]
az ml environment create --name batch-scoring --version 1 --conda-file conda.yml \
  --image mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04
# --8<-- [end:configure]

# --8<-- [start:deploy]
az ml batch-deployment create --file deployment.yml
# --8<-- [end:deploy]
