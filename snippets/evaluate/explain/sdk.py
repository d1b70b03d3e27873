# --8<-- [start:train]
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.inspection import PartialDependenceDisplay, permutation_importance
from sklearn.model_selection import train_test_split

loans = pd.read_csv("files/loans.csv")
loans["number"] = range(len(loans))
X, y = (
    loans[["age", "income", "debt", "years", "number"]].astype(float),
    loans["repaid"],
)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = RandomForestClassifier(min_samples_leaf=10, random_state=0).fit(
    X_train, y_train
)
# --8<-- [end:train]

# --8<-- [start:evaluate]
found = permutation_importance(
    model, X_test, y_test, scoring="roc_auc", n_repeats=20, random_state=0
)
importance = pd.Series(found.importances_mean, index=X.columns).sort_values()
print(importance.round(3))
print(pd.Series(model.feature_importances_, index=X.columns).round(3))
# --8<-- [end:evaluate]

# --8<-- [start:plot]
import matplotlib.pyplot as plt

figure, axes = plt.subplots(1, 3, figsize=(9, 2.8))
axes[0].barh(importance.index, importance)
axes[0].set(xlabel="loss of AUC when shuffled")
PartialDependenceDisplay.from_estimator(model, X_test, ["debt", "income"], ax=axes[1:])
figure.savefig("explain.svg")
# --8<-- [end:plot]
