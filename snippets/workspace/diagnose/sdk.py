# --8<-- [start:inspect]
from azure.ai.ml import MLClient
from azure.identity import DefaultAzureCredential

ml_client = MLClient(
    DefaultAzureCredential(),
    subscription_id="00000000-0000-0000-0000-000000000000",
    resource_group_name="my-resource-group",
)

report = ml_client.workspaces.begin_diagnose("my-workspace").result()
for area, findings in vars(report).items():
    print(area, [(finding.code, finding.level) for finding in findings or []])
    #> user_defined_route_results []
    #> network_security_rule_results []
    #> resource_lock_results []
    #> dns_resolution_results []
    #> storage_account_results []
    #> key_vault_results []
    #> container_registry_results []
    #> application_insights_results []
    #> other_results []
# --8<-- [end:inspect]
