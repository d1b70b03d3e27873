"""Warm processes: they import what is slow to import once, and fork for each use.

``python`` is the interpreter that jobs find; ``link`` carries a command line to such a process.
"""
