"""The verification ladder: everything that proves what the guide shows."""
