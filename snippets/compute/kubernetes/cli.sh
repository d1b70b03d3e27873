# --8<-- [start:create]
az ml compute attach --name k8s-compute --type kubernetes --namespace team-a \
  --identity-type SystemAssigned \
  --resource-id /subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/my-resource-group/providers/Microsoft.ContainerService/managedClusters/my-aks
# --8<-- [end:create]

# --8<-- [start:inspect]
az ml compute show --name k8s-compute --query "{type: type, namespace: namespace}"
# --8<-- [end:inspect]
