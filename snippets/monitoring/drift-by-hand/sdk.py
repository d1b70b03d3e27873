# --8<-- [start:load]
import numpy as np
import pandas as pd

reference = pd.read_csv("files/reference.csv")
production = pd.read_csv("files/production.csv")
# --8<-- [end:load]


# --8<-- [start:train]
def shares(column):
    """Share of rows in each bin (deciles of the reference) or category, before and now."""
    old, new = reference[column].dropna(), production[column].dropna()
    if old.dtype != object:
        edges = old.quantile(np.linspace(0, 1, 11)).unique()
        edges[0], edges[-1] = -np.inf, np.inf
        old, new = pd.cut(old, edges), pd.cut(new, edges)
    counts = [rows.value_counts(normalize=True) for rows in (old, new)]
    return pd.concat(counts, axis=1, keys=["old", "new"]).fillna(0).clip(lower=1e-4)


# --8<-- [end:train]

# --8<-- [start:evaluate]
from scipy import stats
from scipy.spatial.distance import jensenshannon

rows = {}
for column in reference.columns:
    p, q = shares(column)["old"], shares(column)["new"]
    rows[column] = {
        "PSI": ((q - p) * np.log(q / p)).sum(),
        "Jensen-Shannon": jensenshannon(p, q, base=2),
    }
    if reference[column].dtype != object:
        old, new = reference[column].dropna(), production[column].dropna()
        rows[column]["Wasserstein"] = stats.wasserstein_distance(old, new) / old.std()
        rows[column]["KS p-value"] = stats.ks_2samp(old, new).pvalue
print(pd.DataFrame(rows).T.round(3))
# --8<-- [end:evaluate]

# --8<-- [start:plot]
import matplotlib.pyplot as plt

figure, axes = plt.subplots(1, 2, figsize=(8, 3))
for axis, column in zip(axes, ["income", "channel"]):
    shares(column).plot.bar(ax=axis, title=column, ylabel="share of rows", xlabel="")
axes[0].set_xticklabels(range(1, 11), rotation=0)
figure.savefig("drift-by-hand.svg", bbox_inches="tight")
# --8<-- [end:plot]
