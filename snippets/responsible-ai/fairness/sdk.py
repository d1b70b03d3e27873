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

# --8<-- [start:evaluate]
from fairlearn import metrics as fair
from sklearn.metrics import accuracy_score

frame = fair.MetricFrame(
    metrics={
        "rows": fair.count,
        "accuracy": accuracy_score,
        "selection": fair.selection_rate,
        "true positive": fair.true_positive_rate,
        "false positive": fair.false_positive_rate,
    },
    y_true=test["repaid"],
    y_pred=decisions,
    sensitive_features=test["sex"],
)
print(frame.by_group.round(2))
print(frame.difference().round(2).to_dict())
# --8<-- [end:evaluate]

# --8<-- [start:evaluate-disparity]
data = {"y_true": test["repaid"], "y_pred": decisions}
for disparity in (
    fair.demographic_parity_difference,
    fair.demographic_parity_ratio,
    fair.equal_opportunity_difference,
    fair.equalized_odds_difference,
):
    value = disparity(**data, sensitive_features=test["sex"])
    print(f"{disparity.__name__}: {value:.2f}")
    #> demographic_parity_difference: 0.25
    #> demographic_parity_ratio: 0.65
    #> equal_opportunity_difference: 0.18
    #> equalized_odds_difference: 0.25
# --8<-- [end:evaluate-disparity]
