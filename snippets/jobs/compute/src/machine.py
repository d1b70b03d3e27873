import os

print("nodes:", os.environ["AZUREML_NODE_COUNT"])
print("a processor was found:", os.cpu_count() > 0)
