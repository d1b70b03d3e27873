# --8<-- [start:create]
az ml compute create --name ada-instance --type computeinstance --size Standard_DS3_v2 \
  --user-tenant-id 11111111-1111-1111-1111-111111111111 \
  --user-object-id 22222222-2222-2222-2222-222222222222
# --8<-- [end:create]
