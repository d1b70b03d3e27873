"""Rules for the question bank."""
