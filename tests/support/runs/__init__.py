"""Rung 2: faces run against an emulator, and what they did is recorded."""
