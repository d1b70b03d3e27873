# --8<-- [start:evaluate]
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder, TargetEncoder

patients = pd.read_csv("files/patients.csv", dtype={"postcode": str})
folds = StratifiedKFold(5, shuffle=True, random_state=0)

encoders = {
    "one-hot": OneHotEncoder(handle_unknown="ignore"),
    "ordinal": OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1),
    "target": TargetEncoder(cv=folds),
}
y = patients["readmitted"]
for name, encoder in encoders.items():
    postcode = make_pipeline(
        make_column_transformer((encoder, ["postcode"])), LogisticRegression()
    )
    auc = cross_val_score(postcode, patients, y, cv=5, scoring="roc_auc").mean()
    width = postcode.fit(patients, y)[0].transform(patients).shape[1]
    print(f"{name:8} {width:2} columns, AUC {auc:.2f}")
    #> one-hot  40 columns, AUC 0.66
    #> ordinal   1 columns, AUC 0.46
    #> target    1 columns, AUC 0.66
# --8<-- [end:evaluate]
