# --8<-- [start:train]
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

table = pd.read_csv("files/applications.csv")
groups = table[["sex", "repaid"]]
train, test = train_test_split(table, test_size=0.5, stratify=groups, random_state=0)
inputs = ["income", "debt", "years"]
model = LogisticRegression().fit(train[inputs], train["repaid"])
decisions = model.predict(test[inputs])
# --8<-- [end:train]

# --8<-- [start:update-threshold]
from fairlearn.postprocessing import ThresholdOptimizer

optimizer = ThresholdOptimizer(
    estimator=model,
    constraints="equalized_odds",
    prefit=True,
    predict_method="predict_proba",
)
optimizer.fit(train[inputs], train["repaid"], sensitive_features=train["sex"])
by_threshold = optimizer.predict(
    test[inputs], sensitive_features=test["sex"], random_state=0
)
# --8<-- [end:update-threshold]

# --8<-- [start:update-reduction]
from fairlearn.reductions import DemographicParity, ExponentiatedGradient

reduction = ExponentiatedGradient(LogisticRegression(), DemographicParity())
reduction.fit(train[inputs], train["repaid"], sensitive_features=train["sex"])
by_reduction = reduction.predict(test[inputs], random_state=0)
# --8<-- [end:update-reduction]

# --8<-- [start:evaluate]
from fairlearn.metrics import demographic_parity_difference, equalized_odds_difference
from sklearn.metrics import accuracy_score

rows = {}
for name, said in {
    "before": decisions,
    "ThresholdOptimizer": by_threshold,
    "ExponentiatedGradient": by_reduction,
}.items():
    truth, sex = test["repaid"], {"sensitive_features": test["sex"]}
    rows[name] = {
        "accuracy": accuracy_score(truth, said),
        "parity difference": demographic_parity_difference(truth, said, **sex),
        "odds difference": equalized_odds_difference(truth, said, **sex),
    }
print(pd.DataFrame(rows).T.round(3))
# --8<-- [end:evaluate]
