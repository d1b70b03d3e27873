"""Rungs 0 and 1 of shell and of `az`."""
