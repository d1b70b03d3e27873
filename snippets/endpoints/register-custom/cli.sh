# --8<-- [start:register]
az ml model create --name diabetes-coefficients --version 1 --type custom_model --path model
# --8<-- [end:register]

# --8<-- [start:configure]
az ml environment create --name scoring --version 1 --conda-file conda.yml \
  --image mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04
# --8<-- [end:configure]
