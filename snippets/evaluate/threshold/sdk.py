# --8<-- [start:train]
from sklearn.datasets import make_classification
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import confusion_matrix, make_scorer, precision_score, recall_score
from sklearn.model_selection import TunedThresholdClassifierCV, train_test_split

X, y = make_classification(
    4000, n_features=12, n_informative=5, weights=[0.95], class_sep=0.8, random_state=3
)
X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=0)


def cost(truth, prediction):
    """1 for a false alarm, 20 for a positive that is missed."""
    (_, alarm), (missed, _) = confusion_matrix(truth, prediction)
    return alarm + 20 * missed


lowest = make_scorer(cost, greater_is_better=False)
models = {
    "threshold 0.5": LogisticRegression(),
    "class weights": LogisticRegression(class_weight="balanced"),
    "tuned": TunedThresholdClassifierCV(LogisticRegression(), scoring=lowest),
}
for name, model in models.items():
    prediction = model.fit(X_train, y_train).predict(X_test)
    precision = precision_score(y_test, prediction)
    recall = recall_score(y_test, prediction)
    print(f"{name}: {precision=:.2f} {recall=:.2f} cost={cost(y_test, prediction)}")
    #> threshold 0.5: precision=0.95 recall=0.38 cost=681
    #> class weights: precision=0.21 recall=0.67 cost=501
    #> tuned: precision=0.42 recall=0.65 cost=429
print(f"the tuned threshold: {models['tuned'].best_threshold_:.2f}")
#> the tuned threshold: 0.11
# --8<-- [end:train]

# --8<-- [start:plot]
import matplotlib.pyplot as plt
from sklearn.metrics import PrecisionRecallDisplay, RocCurveDisplay

figure, (left, right) = plt.subplots(1, 2, figsize=(8, 3.4))
model = models["threshold 0.5"]
RocCurveDisplay.from_estimator(model, X_test, y_test, plot_chance_level=True, ax=left)
PrecisionRecallDisplay.from_estimator(
    model, X_test, y_test, plot_chance_level=True, ax=right
)
left.set(title="ROC curve")
right.set(title="Precision-recall curve")
figure.savefig("curves.svg")
# --8<-- [end:plot]
