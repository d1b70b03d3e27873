from pathlib import Path

import pandas as pd
import shap
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import train_test_split

loans = pd.read_csv("loans.csv")
X = loans[["age", "income", "debt", "years"]].astype(float)
X_train, X_test, y_train, y_test = train_test_split(X, loans["repaid"], random_state=0)
model = GradientBoostingClassifier(random_state=0).fit(X_train, y_train)

explanation = shap.TreeExplainer(model)(X_test)
mean = abs(explanation.values).mean(axis=0)
print("global:", pd.Series(mean, index=X.columns).round(2).to_dict())

score = model.decision_function(X_test)
one = score.argmin()
local = {"value": X_test.iloc[one], "SHAP": explanation.values[one].round(2)}
print("local:", pd.DataFrame(local), sep="\n")
base, total = explanation.base_values[one], explanation.values[one].sum()
print(f"{base:.2f} on average {total:+.2f} = {score[one]:.2f}")

Path("outputs").mkdir(exist_ok=True)
values = pd.DataFrame(explanation.values, columns=X.columns, index=X_test.index)
values.join(X_test, lsuffix="_shap").to_csv("outputs/shap.csv")
