# --8<-- [start:create]
from azure.ai.ml import MLClient
from azure.ai.ml.entities import (
    ComputeInstance,
    ComputeInstanceSshSettings,
    ScriptReference,
    SetupScripts,
)
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
    workspace_name="my-workspace",
)

instance = ComputeInstance(
    name="team-instance",
    size="Standard_DS3_v2",
    ssh_public_access_enabled=True,
    ssh_settings=ComputeInstanceSshSettings(
        ssh_key_value="ssh-rsa AAAAB3NzaC1yc2E ada"
    ),
    setup_scripts=SetupScripts(
        creation_script=ScriptReference(path="Users/admin/setup.sh", timeout_minutes=20)
    ),
)
ml_client.compute.begin_create_or_update(instance).result()
# --8<-- [end:create]
