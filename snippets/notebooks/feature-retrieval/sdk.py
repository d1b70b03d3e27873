# --8<-- [start:load]
import pandas as pd

observations = pd.DataFrame(
    {
        "patient_id": ["p1", "p1", "p2"],
        "timestamp": pd.to_datetime(["2026-03-10", "2026-06-10", "2026-06-10"]),
        "readmitted": [0, 1, 0],
    }
)
visits = pd.DataFrame(
    {
        "patient_id": ["p1", "p1", "p1", "p2"],
        "timestamp": pd.to_datetime(
            ["2026-03-01", "2026-06-10", "2026-07-01", "2026-01-05"]
        ),
        "visits_90d": [1, 3, 4, 2],
    }
)
# --8<-- [end:load]

# --8<-- [start:prepare]
source_delay = pd.Timedelta(hours=6)
temporal_join_lookback = pd.Timedelta(days=120)

latest = visits.assign(known=visits["timestamp"] + source_delay)
training = pd.merge_asof(
    observations.sort_values("timestamp"),
    latest.rename(columns={"timestamp": "feature_time"}).sort_values("known"),
    left_on="timestamp",
    right_on="known",
    by="patient_id",
)
too_old = training["feature_time"] < training["timestamp"] - temporal_join_lookback
training.loc[too_old, "visits_90d"] = None
print(training[["patient_id", "timestamp", "readmitted", "visits_90d"]])
# --8<-- [end:prepare]

# --8<-- [start:evaluate]
naive = observations.merge(visits.groupby("patient_id").last(), on="patient_id")
print(naive["visits_90d"].to_list())
#> [4, 4, 2]
# --8<-- [end:evaluate]
