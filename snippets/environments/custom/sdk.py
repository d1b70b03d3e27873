# --8<-- [start:create-conda]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import BuildContext, Environment
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

# --8<-- [start:sheet]
from_conda = Environment(
    name="from-conda",
    version="1",
    image="mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04:latest",
    conda_file="conda/train.yml",
)
ml_client.environments.create_or_update(from_conda)
# --8<-- [end:sheet]
# --8<-- [end:create-conda]

# --8<-- [start:create-context]
from_context = Environment(
    name="from-context", version="1", build=BuildContext(path="context")
)
ml_client.environments.create_or_update(from_context)
# --8<-- [end:create-context]

# --8<-- [start:create-image]
from_image = Environment(
    name="from-image",
    version="1",
    image="pytorch/pytorch:2.5.1-cuda12.4-cudnn9-runtime",
)
ml_client.environments.create_or_update(from_image)
# --8<-- [end:create-image]

# --8<-- [start:inspect]
environment = ml_client.environments.get("from-conda", version="1")
print(environment.image)
#> mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04:latest
print(environment.conda_file["dependencies"][0])
#> python=3.11
# --8<-- [end:inspect]
