# --8<-- [start:register-share]
from azure.ai.ml import MLClient
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)
ml_client.environments.share(
    name="from-conda",
    version="1",
    registry_name="team-registry",
    share_with_name="train",
    share_with_version="1",
)
ml_client.data.share(
    name="diabetes",
    version="1",
    registry_name="team-registry",
    share_with_name="diabetes",
    share_with_version="1",
)
# --8<-- [end:register-share]
