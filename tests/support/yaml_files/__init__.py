"""Rungs 0 and 1 of YAML, and of the Azure values that every kind of file names."""
