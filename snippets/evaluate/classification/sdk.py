# --8<-- [start:train]
from sklearn.datasets import make_classification
from sklearn.dummy import DummyClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import (
    ConfusionMatrixDisplay,
    average_precision_score,
    classification_report,
    f1_score,
    roc_auc_score,
)
from sklearn.model_selection import train_test_split

X, y = make_classification(
    4000, n_features=12, n_informative=5, weights=[0.95], class_sep=0.8, random_state=3
)
X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=0)
model = LogisticRegression().fit(X_train, y_train)
# --8<-- [end:train]

# --8<-- [start:evaluate]
nobody = DummyClassifier(strategy="most_frequent").fit(X_train, y_train)
print(f"never positive: accuracy {nobody.score(X_test, y_test):.3f}")
#> never positive: accuracy 0.945
print(f"the model: accuracy {model.score(X_test, y_test):.3f}")
#> the model: accuracy 0.965
print(classification_report(y_test, model.predict(X_test), digits=3))
# --8<-- [end:evaluate]

# --8<-- [start:evaluate-scores]
probability = model.predict_proba(X_test)[:, 1]
print(f"ROC AUC {roc_auc_score(y_test, probability):.3f}")
#> ROC AUC 0.798
print(f"average precision {average_precision_score(y_test, probability):.3f}")
#> average precision 0.627
# --8<-- [end:evaluate-scores]

# --8<-- [start:plot]
import matplotlib.pyplot as plt

figure, axes = plt.subplots(figsize=(3.6, 3))
ConfusionMatrixDisplay.from_predictions(
    y_test, model.predict(X_test), cmap="Blues", colorbar=False, ax=axes
)
axes.grid(False)
figure.savefig("confusion.svg")
# --8<-- [end:plot]

# --8<-- [start:log]
import mlflow

with mlflow.start_run() as run:
    mlflow.log_metric("f1", f1_score(y_test, model.predict(X_test)))
    mlflow.log_metric("roc_auc", roc_auc_score(y_test, probability))
    mlflow.log_figure(figure, "confusion.png")
# --8<-- [end:log]
