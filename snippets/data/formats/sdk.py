# --8<-- [start:create]
from pathlib import Path

import numpy as np
import pandas as pd

rng = np.random.default_rng(seed=0)
rows = 200_000
visits = pd.DataFrame(
    {
        "patient": rng.integers(0, 9000, rows),
        "bmi": rng.normal(26, 4, rows).round(1),
        "clinic": rng.choice(["north", "south", "west"], rows),
        "day": pd.Timestamp("2026-01-01")
        + pd.to_timedelta(rng.integers(0, 300, rows), unit="D"),
    }
)
visits.to_csv("visits.csv", index=False)
visits.to_json("visits.jsonl", orient="records", lines=True, date_format="iso")
visits.to_parquet("visits.parquet")
sizes = {
    path.suffix: path.stat().st_size / 1e6 for path in sorted(Path().glob("visits.*"))
}
print({suffix: f"{size:.1f} MB" for suffix, size in sizes.items()})
#> {'.csv': '5.3 MB', '.jsonl': '15.3 MB', '.parquet': '0.9 MB'}
# --8<-- [end:create]

# --8<-- [start:inspect]
from timeit import repeat

csv = min(repeat(lambda: pd.read_csv("visits.csv", usecols=["bmi"]), number=1))
parquet = min(
    repeat(lambda: pd.read_parquet("visits.parquet", columns=["bmi"]), number=1)
)
print("Parquet is faster:", parquet < csv)
#> Parquet is faster: True
print("day from CSV:", pd.read_csv("visits.csv")["day"].dtype)
#> day from CSV: object
print("day from Parquet:", pd.read_parquet("visits.parquet")["day"].dtype)
#> day from Parquet: datetime64[ns]
# --8<-- [end:inspect]

# --8<-- [start:plot]
import matplotlib.pyplot as plt

figure, axes = plt.subplots(figsize=(6, 2.2))
axes.barh(["CSV", "JSON Lines", "Parquet"], list(sizes.values()))
axes.set_xlabel("size in MB")
axes.invert_yaxis()
figure.tight_layout()
figure.savefig("sizes.svg")
# --8<-- [end:plot]
