# --8<-- [start:register]
az ml model create --name diabetes-custom --type custom_model --path model
# --8<-- [end:register]

# --8<-- [start:register-triton]
az ml model create --name diabetes-triton --type triton_model --path repository
# --8<-- [end:register-triton]

# --8<-- [start:download]
az ml model download --name diabetes-custom --version 1 --download-path .
# --8<-- [end:download]
