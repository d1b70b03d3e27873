# --8<-- [start:load]
import numpy as np
import pandas as pd
from sklearn.datasets import load_diabetes

X, y = load_diabetes(return_X_y=True, as_frame=True, scaled=False)
rng = np.random.default_rng(seed=0)
high = {"MAR": X["bp"] > X["bp"].median(), "MNAR": X["bmi"] > X["bmi"].median()}
chance = {"MCAR": 0.5} | {name: np.where(on, 0.85, 0.15) for name, on in high.items()}
tables = {
    name: X.assign(bmi=X["bmi"].mask(rng.random(len(X)) < p))
    for name, p in chance.items()
}
# --8<-- [end:load]

# --8<-- [start:explore]
print(f"nothing missing: mean bmi {X['bmi'].mean():.1f}, mean bp {X['bp'].mean():.0f}")
#> nothing missing: mean bmi 26.4, mean bp 95
for name, table in tables.items():
    bp = table["bp"].groupby(table["bmi"].isna()).mean().round().astype(int)
    print(f"{name:4} mean bmi {table['bmi'].mean():.1f}, bp {bp[False]} or {bp[True]}")
    #> MCAR mean bmi 26.5, bp 95 or 95
    #> MAR  mean bmi 25.4, bp 87 or 104
    #> MNAR mean bmi 23.7, bp 91 or 98
# --8<-- [end:explore]

# --8<-- [start:evaluate]
from sklearn.impute import KNNImputer, SimpleImputer
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import RepeatedKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

folds = RepeatedKFold(n_splits=5, n_repeats=4, random_state=0)
imputers = {
    "mean": SimpleImputer(),
    "mean, indicator": SimpleImputer(add_indicator=True),
    "10 nearest rows": KNNImputer(n_neighbors=10),
    "10 nearest rows, indicator": KNNImputer(n_neighbors=10, add_indicator=True),
}
r2 = pd.DataFrame(index=imputers, columns=tables, dtype=float)
for how, imputer in imputers.items():
    model = make_pipeline(StandardScaler(), imputer, LinearRegression())
    for name, table in tables.items():
        r2.loc[how, name] = cross_val_score(model, table, y, cv=folds).mean()
print(r2.round(3))
# --8<-- [end:evaluate]

# --8<-- [start:inspect]
print(
    f"complete table: {cross_val_score(LinearRegression(), X, y, cv=folds).mean():.3f}"
)
#> complete table: 0.491
left = tables["MAR"].dropna()
print(f"rows dropped: {len(left)} of {len(X)} left, mean bp {left['bp'].mean():.0f}")
#> rows dropped: 237 of 442 left, mean bp 87
# --8<-- [end:inspect]
