# --8<-- [start:inspect]
for endpoint in $(az ml online-endpoint list --query "[].name" --output tsv); do
  az ml online-deployment list --endpoint-name "$endpoint" --output table \
    --query "[].{Endpoint: endpoint_name, Name: name, Size: instance_type, State: provisioning_state}"
done
# --8<-- [end:inspect]

# --8<-- [start:clean-up]
az ml online-deployment delete --name green --endpoint-name custom-endpoint --yes
az ml online-endpoint delete --name custom-endpoint --yes
# --8<-- [end:clean-up]
