"""Automated machine learning on tables: a program of its own that searches for the best model.

It is run as ``python -m azureml_emulator.automl FOLDER`` and knows nothing of the emulator: it
reads ``FOLDER/settings.json`` and the tables that it names, prints what happens (``messages``), and
leaves models in ``FOLDER/trials``. It stands outside of ``execution/`` because models of dates and
time series hold classes of it, and whoever loads them must not import the whole emulator.
Source: https://learn.microsoft.com/azure/machine-learning/concept-automated-ml
"""
