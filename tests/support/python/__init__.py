"""Rungs 0 and 1 of Python: what needs no run to be found wrong, wherever Python stands."""
