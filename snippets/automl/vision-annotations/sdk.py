# --8<-- [start:inspect]
import json

datastore = (
    "azureml://subscriptions/00000000-0000-0000-0000-000000000000"
    "/resourcegroups/my-resource-group/workspaces/my-workspace"
    "/datastores/workspaceblobstore/paths/fruit"
)
boxes = {"bowls/001.jpg": [("apple", 64, 96, 224, 264), ("pear", 320, 120, 512, 408)]}
width, height = 640, 480
for image, found in boxes.items():
    labels = [
        {
            "label": label,
            "topX": left / width,
            "topY": top / height,
            "bottomX": right / width,
            "bottomY": bottom / height,
        }
        for label, left, top, right, bottom in found
    ]
    print(json.dumps({"image_url": f"{datastore}/{image}", "label": labels}))
# --8<-- [end:inspect]
