"""Greets whoever reads the log."""

print("Hello from a commit")
