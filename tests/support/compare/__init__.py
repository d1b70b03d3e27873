"""Rungs 3 and 4: what was sent and printed is held against the other faces and the page."""
