# --8<-- [start:create]
az ml environment create --name from-image \
  --image pytorch/pytorch:2.6.0-cuda12.4-cudnn9-runtime
# --8<-- [end:create]

# --8<-- [start:inspect]
az ml environment list --name from-image --query "[].version" --output tsv
az ml environment show --name from-image --label latest
# --8<-- [end:inspect]

# --8<-- [start:update-description]
az ml environment update --name from-image --label latest \
  --set description="PyTorch 2.6 on CUDA 12.4"
# --8<-- [end:update-description]

# --8<-- [start:clean-up]
az ml environment archive --name from-image --version 1
az ml environment list --name from-image --query "[].version" --output tsv
az ml environment restore --name from-image --version 1
# --8<-- [end:clean-up]
