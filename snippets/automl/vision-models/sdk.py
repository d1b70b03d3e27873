# --8<-- [start:inspect]
from azure.ai.ml.constants import (
    ImageClassificationModelNames,
    ImageInstanceSegmentationModelNames,
    ImageObjectDetectionModelNames,
)

lines = [
    f"{name}: {model.value}"
    for name, models in {
        "classification": ImageClassificationModelNames,
        "object detection": ImageObjectDetectionModelNames,
        "instance segmentation": ImageInstanceSegmentationModelNames,
    }.items()
    for model in models
]
print("\n".join(lines))
# --8<-- [end:inspect]
