# --8<-- [start:train]
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score, precision_score, recall_score
from sklearn.model_selection import train_test_split

loans = pd.read_csv("files/loans.csv")
train, test = train_test_split(loans, stratify=loans["repaid"], random_state=0)
inputs = ["age", "income", "debt", "years"]
model = RandomForestClassifier(min_samples_leaf=10, random_state=0)
model.fit(train[inputs], train["repaid"])
chance = model.predict_proba(test[inputs])[:, 1]
scored = test.assign(approved=(chance >= 0.7).astype(int), chance=chance)
# --8<-- [end:train]


# --8<-- [start:evaluate-groups]
def metrics(part):
    """Selection rate and quality of the decisions about one group."""
    truth, said = part["repaid"], part["approved"]
    return pd.Series(
        {
            "rows": len(part),
            "repaid": truth.mean(),
            "approved": said.mean(),
            "accuracy": accuracy_score(truth, said),
            "precision": precision_score(truth, said),
            "recall": recall_score(truth, said),
        }
    ).round(2)


by_sex = scored.groupby("sex")[["repaid", "approved"]].apply(metrics)
print(by_sex)
print("difference in selection rate:", by_sex["approved"].diff().iloc[-1].round(2))
#> difference in selection rate: 0.17
print("difference in recall:", by_sex["recall"].diff().iloc[-1].round(2))
#> difference in recall: 0.17
# --8<-- [end:evaluate-groups]

# --8<-- [start:evaluate-errors]
scored["wrong"] = scored["approved"] != scored["repaid"]
scored["band"] = pd.cut(scored["debt"], [0, 0.2, 0.35, 0.5, 1])
print(f"error rate of all: {scored['wrong'].mean():.2f}")
#> error rate of all: 0.28
print(scored.pivot_table("wrong", "band", "sex", observed=True).round(2))
print(scored.pivot_table("wrong", "band", "sex", "count", observed=True))
# --8<-- [end:evaluate-errors]

# --8<-- [start:update]
for sex, part in scored.groupby("sex"):
    print(f"{sex}: threshold {part['chance'].quantile(1 - 0.67):.2f} approves 67 %")
    #> F: threshold 0.59 approves 67 %
    #> M: threshold 0.73 approves 67 %
same_share = scored.groupby("sex")["chance"].rank(pct=True) > 1 - 0.67
scored["approved"] = same_share.astype(int)
print(scored.groupby("sex")[["repaid", "approved"]].apply(metrics))
# --8<-- [end:update]
