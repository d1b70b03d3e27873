# --8<-- [start:prepare]
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import (
    OneHotEncoder,
    OrdinalEncoder,
    RobustScaler,
    StandardScaler,
    TargetEncoder,
)

patients = pd.read_csv("files/patients.csv", dtype={"postcode": str})
folds = StratifiedKFold(5, shuffle=True, random_state=0)
smoking = OrdinalEncoder(categories=[["never", "former", "current"]])
columns = make_column_transformer(
    (StandardScaler(), ["age", "bmi", "pressure"]),
    (RobustScaler(), ["glucose"]),
    (OneHotEncoder(handle_unknown="ignore"), ["clinic", "sex"]),
    (smoking, ["smoker"]),
    (TargetEncoder(cv=folds), ["postcode"]),
)
# --8<-- [end:prepare]

# --8<-- [start:train]
train, test = train_test_split(
    patients, stratify=patients["readmitted"], random_state=0
)
model = make_pipeline(columns, LogisticRegression()).fit(train, train["readmitted"])
print("columns:", len(model[0].get_feature_names_out()))
#> columns: 11
new = test.head(2).assign(clinic="east")
print("a clinic never seen:", model.predict(new).tolist())
#> a clinic never seen: [1, 0]
# --8<-- [end:train]
