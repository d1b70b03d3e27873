"""The commands of ``azureml-emulator``."""
