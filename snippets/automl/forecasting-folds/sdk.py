# --8<-- [start:inspect]
import matplotlib.pyplot as plt

rows, horizon, folds, step = 120, 14, 3, 14
figure, axes = plt.subplots(figsize=(7, 2.4))
for fold in range(folds):
    origin = rows - horizon - fold * step
    axes.barh(fold, origin, color="C0", label="trains" if fold == 0 else None)
    axes.barh(
        fold, horizon, left=origin, color="C1", label="validates" if fold == 0 else None
    )
    print(
        f"fold {fold + 1}: days 1-{origin} train, {origin + 1}-{origin + horizon} validate"
    )
    #> fold 1: days 1-106 train, 107-120 validate
    #> fold 2: days 1-92 train, 93-106 validate
    #> fold 3: days 1-78 train, 79-92 validate
axes.set_xlabel("day")
axes.set_yticks(range(folds), [f"fold {fold + 1}" for fold in range(folds)])
axes.legend(loc="lower left")
figure.tight_layout()
figure.savefig("folds.svg")
# --8<-- [end:inspect]
