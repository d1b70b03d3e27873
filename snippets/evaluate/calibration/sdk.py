# --8<-- [start:plot]
import matplotlib.pyplot as plt
from sklearn.calibration import CalibratedClassifierCV, CalibrationDisplay
from sklearn.datasets import make_classification
from sklearn.metrics import brier_score_loss, roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import GaussianNB

X, y = make_classification(8000, n_informative=3, n_redundant=9, random_state=4)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
models = {
    "naive Bayes": GaussianNB(),
    "calibrated": CalibratedClassifierCV(GaussianNB(), method="isotonic"),
}
figure, axes = plt.subplots(figsize=(5.5, 3.4))
for name, model in models.items():
    probability = model.fit(X_train, y_train).predict_proba(X_test)[:, 1]
    auc, brier = roc_auc_score(y_test, probability), brier_score_loss(
        y_test, probability
    )
    print(f"{name}: ROC AUC {auc:.3f}, Brier score {brier:.3f}")
    #> naive Bayes: ROC AUC 0.937, Brier score 0.114
    #> calibrated: ROC AUC 0.937, Brier score 0.098
    CalibrationDisplay.from_predictions(
        y_test, probability, n_bins=8, name=name, ax=axes
    )
figure.savefig("calibration.svg")
# --8<-- [end:plot]
