# --8<-- [start:inspect]
from importlib.metadata import version

for package in ("azure-ai-ml", "azure-identity", "mlflow", "azureml-mlflow"):
    print(package, version(package))
    #> azure-ai-ml 1.35.2
    #> azure-identity 1.27.0
    #> mlflow 3.15.0
    #> azureml-mlflow 1.62.0.post6
# --8<-- [end:inspect]
