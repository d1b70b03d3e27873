# --8<-- [start:create]
az ml compute create --file instance.yml
# --8<-- [end:create]

# --8<-- [start:inspect]
az ml compute show --name my-instance \
  --query "{state: state, size: size, idle: idle_time_before_shutdown_minutes}"
# --8<-- [end:inspect]

# --8<-- [start:update]
az ml compute stop --name my-instance
az ml compute start --name my-instance
# --8<-- [end:update]
