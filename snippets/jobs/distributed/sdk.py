# --8<-- [start:submit-pytorch]
from azure.ai.ml import (
    MLClient,
    MpiDistribution,
    PyTorchDistribution,
    TensorFlowDistribution,
    command,
)
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)


def ranks(name, distribution):
    return command(
        name=name,
        code="src",
        command="python ranks.py",
        environment="azureml://registries/azureml/environments/sklearn-1.5/labels/latest",
        compute="cpu-cluster",
        instance_count=2,
        distribution=distribution,
        experiment_name="distributed",
    )


distribution = PyTorchDistribution(process_count_per_instance=2)
ml_client.jobs.create_or_update(ranks("ranks-pytorch", distribution))
# --8<-- [end:submit-pytorch]

# --8<-- [start:submit-mpi]
distribution = MpiDistribution(process_count_per_instance=2)
ml_client.jobs.create_or_update(ranks("ranks-mpi", distribution))
# --8<-- [end:submit-mpi]

# --8<-- [start:submit-tensorflow]
distribution = TensorFlowDistribution(worker_count=2)
ml_client.jobs.create_or_update(ranks("ranks-tensorflow", distribution))
# --8<-- [end:submit-tensorflow]

# --8<-- [start:stream]
for name in ("ranks-pytorch", "ranks-mpi", "ranks-tensorflow"):
    ml_client.jobs.stream(name)
    ml_client.jobs.download(name, download_path=name)
# --8<-- [end:stream]

# --8<-- [start:inspect]
from pathlib import Path

for log in sorted(Path().glob("ranks-*/**/std_log*.txt")):
    print(f"{log.parts[0]} {log.stem}:\n  {', '.join(log.read_text().splitlines())}")
# --8<-- [end:inspect]
