# --8<-- [start:create]
az ml workspace create --file workspace.yml --resource-group my-resource-group
# --8<-- [end:create]

# --8<-- [start:inspect]
az ml workspace show --name my-isolated-workspace --resource-group my-resource-group \
  --query "{access: public_network_access, isolation: managed_network.isolation_mode, rules: managed_network.outbound_rules[].destination}"
# --8<-- [end:inspect]

# --8<-- [start:update]
az ml workspace outbound-rule set --rule conda --type fqdn --destination conda.anaconda.org \
  --workspace-name my-isolated-workspace --resource-group my-resource-group
# --8<-- [end:update]

# --8<-- [start:deploy]
az ml workspace provision-network --name my-isolated-workspace \
  --resource-group my-resource-group
# --8<-- [end:deploy]
