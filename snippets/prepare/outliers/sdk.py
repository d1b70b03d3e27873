# --8<-- [start:load]
import numpy as np
from sklearn.datasets import load_diabetes

X, y = load_diabetes(return_X_y=True, as_frame=True, scaled=False)
rng = np.random.default_rng(seed=0)
wrong = rng.choice(len(X), size=9, replace=False)
X.loc[wrong, "bmi"] = X.loc[wrong, "bmi"] * 2.2
# --8<-- [end:load]

# --8<-- [start:evaluate]
from sklearn.ensemble import IsolationForest

bmi = X["bmi"]
q1, q3 = bmi.quantile([0.25, 0.75])
low, high = q1 - 1.5 * (q3 - q1), q3 + 1.5 * (q3 - q1)
middle = (bmi - bmi.median()).abs().median()
forest = IsolationForest(contamination=0.03, random_state=0)
flags = {
    "IQR fences": ~bmi.between(low, high),
    "z-score above 3": ((bmi - bmi.mean()) / bmi.std()).abs() > 3,
    "modified z above 3.5": (0.6745 * (bmi - bmi.median()) / middle).abs() > 3.5,
    "isolation forest": forest.fit_predict(X[["bmi", "bp"]]) == -1,
}
for rule, flag in flags.items():
    print(f"{rule}: {flag.sum()} flagged, {flag[wrong].sum()} of 9 wrong ones")
    #> IQR fences: 11 flagged, 9 of 9 wrong ones
    #> z-score above 3: 9 flagged, 9 of 9 wrong ones
    #> modified z above 3.5: 10 flagged, 9 of 9 wrong ones
    #> isolation forest: 14 flagged, 9 of 9 wrong ones
# --8<-- [end:evaluate]

# --8<-- [start:prepare]
kept = {
    "kept": X["bmi"],
    "capped": X["bmi"].clip(low, high),
    "removed": X["bmi"][X["bmi"].between(low, high)],
}
for what, values in kept.items():
    slope = np.polyfit(values, y[values.index], deg=1)[0]
    print(
        f"{what}: mean {values.mean():.1f}, std {values.std():.1f}, slope {slope:.1f}"
    )
    #> kept: mean 27.0, std 6.1, slope 5.3
    #> capped: mean 26.6, std 4.7, slope 8.9
    #> removed: mean 26.3, std 4.3, slope 10.4
# --8<-- [end:prepare]

# --8<-- [start:plot]
import matplotlib.pyplot as plt

figure, axes = plt.subplots(figsize=(6.4, 2.2))
axes.boxplot(list(kept.values()), orientation="horizontal", tick_labels=list(kept))
axes.set(xlabel="bmi")
axes.invert_yaxis()
figure.savefig("boxplot.svg")
# --8<-- [end:plot]
