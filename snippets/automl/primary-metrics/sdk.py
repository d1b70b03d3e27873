# --8<-- [start:inspect]
from azure.ai.ml import Input, automl

data = Input(type="mltable", path="azureml:any:1")
tabular = [automl.classification, automl.regression, automl.forecasting]
images = [
    automl.image_classification,
    automl.image_classification_multilabel,
    automl.image_object_detection,
    automl.image_instance_segmentation,
]
lines = []
for task in tabular + images:
    default = task(training_data=data, target_column_name="label").primary_metric
    names = [
        metric.name.lower() + "*" * (metric is default) for metric in type(default)
    ]
    lines.append(f"{task.__name__}: {', '.join(names)}")
print("\n".join(lines))
# --8<-- [end:inspect]
