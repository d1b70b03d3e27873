# --8<-- [start:create]
az ml compute create --name private-cluster --type amlcompute --size Standard_DS3_v2 \
  --max-instances 2 --identity-type SystemAssigned --enable-node-public-ip false \
  --subnet /subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/my-resource-group/providers/Microsoft.Network/virtualNetworks/my-vnet/subnets/training
# --8<-- [end:create]
