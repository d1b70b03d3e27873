import json
import os

for name in ("RANK", "LOCAL_RANK", "NODE_RANK", "WORLD_SIZE", "MASTER_ADDR"):
    if name in os.environ:
        print(name, os.environ[name])

for name in (
    "OMPI_COMM_WORLD_RANK",
    "OMPI_COMM_WORLD_LOCAL_RANK",
    "OMPI_COMM_WORLD_SIZE",
):
    if name in os.environ:
        print(name, os.environ[name])

if "TF_CONFIG" in os.environ:
    config = json.loads(os.environ["TF_CONFIG"])
    print("workers", len(config["cluster"]["worker"]), "task", config["task"])
