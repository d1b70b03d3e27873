# --8<-- [start:explore]
import pandas as pd

visits = pd.DataFrame(
    {
        "day": pd.date_range("2026-11-01", periods=4, freq="D"),
        "ward": ["A", "B", "A", "B"],
        "glucose": [5.1, None, 6.3, 5.7],
    }
)
visits["glucose"] = visits["glucose"].fillna(visits["glucose"].median())
print(visits.groupby("ward")["glucose"].mean().round(2).to_dict())
#> {'A': 5.7, 'B': 5.7}
print(visits.set_index("day")["glucose"].resample("2D").mean().to_list())
#> [5.4, 6.0]
# --8<-- [end:explore]

# --8<-- [start:prepare]
import numpy as np

rows = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 9.0]])
print(rows.shape, rows.mean(axis=0), (rows - rows.mean(axis=0)).std(axis=0).round(2))
#> (3, 2) [3. 5.] [1.63 2.94]
print(np.linalg.lstsq(rows, np.array([5.0, 11.0, 23.0]), rcond=None)[0].round(2))
#> [1. 2.]
# --8<-- [end:prepare]

# --8<-- [start:train]
from sklearn.datasets import load_diabetes
from sklearn.linear_model import Ridge
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X, y = load_diabetes(return_X_y=True, as_frame=True)
model = make_pipeline(StandardScaler(), Ridge(alpha=1.0))
print(cross_val_score(model, X, y, cv=5, scoring="r2").mean().round(2))
#> 0.48
# --8<-- [end:train]

# --8<-- [start:plot]
import matplotlib.pyplot as plt
import seaborn as sns

figure, (left, right) = plt.subplots(1, 2, figsize=(8, 3.2), layout="constrained")
left.hist(y, bins=20)
left.set(title="matplotlib", xlabel="progression", ylabel="patients")
dots = {"s": 8, "alpha": 0.4}
sns.regplot(x=X["bmi"], y=y, ax=right, scatter_kws=dots, seed=0)
right.set(title="seaborn", xlabel="BMI, scaled", ylabel="progression")
figure.savefig("plots.svg")
# --8<-- [end:plot]
