# --8<-- [start:prepare]
import pandas as pd

patients = pd.read_csv("files/patients.csv", parse_dates=["admitted", "discharged"])
patients["days"] = (patients["discharged"] - patients["admitted"]).dt.days
patients["weekend"] = patients["discharged"].dt.dayofweek >= 5
patients["month"] = patients["admitted"].dt.month
patients["age_group"] = pd.cut(patients["age"], [0, 40, 65, 120], right=False)
patients["pressure_by_bmi"] = patients["pressure"] / patients["bmi"]
print(patients[["days", "weekend", "month", "age_group"]].head(3))
# --8<-- [end:prepare]

# --8<-- [start:evaluate]
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

raw = ["age", "bmi", "pressure", "glucose"]
for added in [[], ["days", "weekend"], ["days", "weekend", "pressure_by_bmi"]]:
    model = make_pipeline(StandardScaler(), LogisticRegression())
    X, y = patients[raw + added], patients["readmitted"]
    auc = cross_val_score(model, X, y, cv=5, scoring="roc_auc").mean()
    print(f"AUC {auc:.3f} with {added or 'the raw columns'}")
    #> AUC 0.640 with the raw columns
    #> AUC 0.708 with ['days', 'weekend']
    #> AUC 0.713 with ['days', 'weekend', 'pressure_by_bmi']
# --8<-- [end:evaluate]
