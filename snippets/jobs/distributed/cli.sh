# --8<-- [start:submit-pytorch]
az ml job create --file pytorch.yml --query distribution
# --8<-- [end:submit-pytorch]

# --8<-- [start:submit-mpi]
az ml job create --file mpi.yml --query distribution
# --8<-- [end:submit-mpi]

# --8<-- [start:submit-tensorflow]
az ml job create --file tensorflow.yml --query distribution
# --8<-- [end:submit-tensorflow]
