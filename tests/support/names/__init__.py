"""Names in sentences: SDK, CLI, YAML, MLflow, roles and products have what a text names."""
