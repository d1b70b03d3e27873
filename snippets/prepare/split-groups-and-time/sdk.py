# --8<-- [start:evaluate-groups]
import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import GroupKFold, KFold, TimeSeriesSplit, cross_val_score

rng = np.random.default_rng(seed=0)
patient = np.repeat(np.arange(60), 5)
X = rng.normal(size=(60, 8))[patient] + rng.normal(scale=0.3, size=(300, 8))
y = rng.integers(0, 2, size=60)[patient]
forest = RandomForestClassifier(random_state=0)

rows = KFold(5, shuffle=True, random_state=0)
print(f"rows shuffled: {cross_val_score(forest, X, y, cv=rows).mean():.2f}")
#> rows shuffled: 0.90
patients = cross_val_score(forest, X, y, groups=patient, cv=GroupKFold(5))
print(f"patients kept together: {patients.mean():.2f}")
#> patients kept together: 0.53
# --8<-- [end:evaluate-groups]

# --8<-- [start:evaluate-time]
from sklearn.neighbors import KNeighborsRegressor

day = np.arange(400).reshape(-1, 1)
price = np.cumsum(rng.normal(size=400))
model = KNeighborsRegressor(n_neighbors=3)
shuffled = cross_val_score(model, day, price, cv=rows)
print(f"days shuffled: R2 {shuffled.mean():.2f}")
#> days shuffled: R2 0.99
past = cross_val_score(model, day, price, cv=TimeSeriesSplit(5))
print(f"past predicts future: R2 {past.mean():.2f}")
#> past predicts future: R2 -2.17
# --8<-- [end:evaluate-time]

# --8<-- [start:plot]
import matplotlib.pyplot as plt

visits = np.arange(40)
splits = {
    "KFold": rows.split(visits),
    "GroupKFold": GroupKFold(5).split(visits, groups=visits // 4),
    "TimeSeriesSplit": TimeSeriesSplit(5).split(visits),
}
figure, axes = plt.subplots(1, 3, figsize=(8, 2.4), sharey=True)
for axis, (title, folds) in zip(axes, splits.items()):
    for fold, (train, test) in enumerate(folds):
        axis.scatter(train, [fold] * len(train), marker="s", s=9, color="C0")
        axis.scatter(test, [fold] * len(test), marker="s", s=9, color="C1")
    axis.set(title=title, xlabel="row")
axes[0].set(ylabel="fold", yticks=range(5))
axes[0].invert_yaxis()
figure.savefig("splits.svg")
# --8<-- [end:plot]
