# --8<-- [start:create-conda]
az ml environment create --name from-conda --version 1 \
  --image mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04:latest \
  --conda-file conda/train.yml
# --8<-- [end:create-conda]

# --8<-- [start:create-context]
az ml environment create --name from-context --version 1 --build-context context
# --8<-- [end:create-context]

# --8<-- [start:create-image]
az ml environment create --name from-image --version 1 \
  --image pytorch/pytorch:2.5.1-cuda12.4-cudnn9-runtime
# --8<-- [end:create-image]

# --8<-- [start:inspect]
az ml environment list --query "[].{Name: name, Latest: latest_version}" --output table
# --8<-- [end:inspect]
