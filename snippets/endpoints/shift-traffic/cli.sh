# --8<-- [start:update]
az ml online-endpoint update --name custom-endpoint --traffic "blue=90 green=10"
# --8<-- [end:update]

# --8<-- [start:invoke]
for _ in {1..20}; do
  az ml online-endpoint invoke --name custom-endpoint --request-file request.json
done | grep -o 'version[^,]*' | sort | uniq -c
# --8<-- [end:invoke]

# --8<-- [start:update-rollback]
az ml online-endpoint update --name custom-endpoint --traffic "blue=100 green=0"
# --8<-- [end:update-rollback]

# --8<-- [start:update-all]
az ml online-endpoint update --name custom-endpoint --traffic "blue=0 green=100"
# --8<-- [end:update-all]

# --8<-- [start:clean-up]
az ml online-deployment delete --name blue --endpoint-name custom-endpoint --yes
# --8<-- [end:clean-up]
