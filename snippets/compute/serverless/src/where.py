import os

print("nodes of this job:", os.environ.get("AZUREML_NODE_COUNT", "1"))
