# --8<-- [start:inspect]
from azure.ai.ml import MLClient
from azure.identity import DefaultAzureCredential

curated = MLClient(DefaultAzureCredential(), registry_name="azureml")
names = [environment.name for environment in curated.environments.list()]
print([name for name in names if name.startswith("sklearn")])
#> ['sklearn-1.0', 'sklearn-1.1', 'sklearn-1.5']
environment = curated.environments.get("sklearn-1.5", label="latest")
print(environment.image.partition(":")[0])
#> mcr.microsoft.com/azureml/curated/sklearn-1.5
print(environment.tags["Python"], environment.tags["OS"])
#> 3.10 Ubuntu20.04
# --8<-- [end:inspect]
