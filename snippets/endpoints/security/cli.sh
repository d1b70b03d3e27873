# --8<-- [start:create]
az ml online-endpoint create --file endpoint.yml
# --8<-- [end:create]

# --8<-- [start:inspect]
az ml online-endpoint show --name private-endpoint \
  --query "{public: public_network_access, identity: identity.type}"
# --8<-- [end:inspect]

# --8<-- [start:update]
az ml online-endpoint update --name private-endpoint --set public_network_access=enabled
# --8<-- [end:update]
