# --8<-- [start:prepare]
import json
from pathlib import Path

coco = json.loads(Path("files/coco.json").read_text())
classes = {category["id"]: category["name"] for category in coco["categories"]}
store = (
    "azureml://subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/my-resource-group"
    "/workspaces/my-workspace/datastores/workspaceblobstore/paths"
)
lines = []
for image in coco["images"]:
    wide, high = image["width"], image["height"]
    boxes = []
    for note in coco["annotations"]:
        if note["image_id"] == image["id"]:
            x, y, w, h = note["bbox"]
            corners = {"topX": x / wide, "topY": y / high}
            corners |= {"bottomX": (x + w) / wide, "bottomY": (y + h) / high}
            boxes.append(
                {"label": classes[note["category_id"]], "isCrowd": 0, **corners}
            )
    lines.append({"image_url": f"{store}/{image['file_name']}", "label": boxes})
Path("train.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
print(len(lines), "images,", sum(len(line["label"]) for line in lines), "boxes")
#> 2 images, 3 boxes
print(lines[0]["label"][0])
# --8<-- [end:prepare]
