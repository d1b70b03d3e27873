"""Endpoints that answer: the processes behind online deployments, and who may ask them."""
