# --8<-- [start:train]
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import train_test_split

loans = pd.read_csv("files/loans.csv")
X = loans[["age", "income", "debt", "years"]].astype(float)
X_train, X_test, y_train, y_test = train_test_split(X, loans["repaid"], random_state=0)
model = GradientBoostingClassifier(random_state=0).fit(X_train, y_train)
print(f"accuracy {model.score(X_test, y_test):.2f}")
#> accuracy 0.78
# --8<-- [end:train]

# --8<-- [start:evaluate-surrogate]
from sklearn.tree import DecisionTreeRegressor, export_text

surrogate = DecisionTreeRegressor(max_depth=2, random_state=0)
surrogate.fit(X_train, model.predict_proba(X_train)[:, 1])
fidelity = surrogate.score(X_test, model.predict_proba(X_test)[:, 1])
print(f"explains {fidelity:.0%} of the model's variance")
#> explains 54% of the model's variance
print(export_text(surrogate, feature_names=list(X.columns)))
# --8<-- [end:evaluate-surrogate]

# --8<-- [start:train-glassbox]
from interpret.glassbox import ExplainableBoostingClassifier

glassbox = ExplainableBoostingClassifier(interactions=0, outer_bags=4, random_state=0)
glassbox.fit(X_train, y_train)
print(f"accuracy {glassbox.score(X_test, y_test):.2f}")
#> accuracy 0.81
one = X_test[X_test["debt"] == 0.8].head(1)
print(one)
part = glassbox.explain_local(one).data(0)
print(dict(zip(part["names"], [round(float(s), 2) for s in part["scores"]])))
#> {'age': 0.0, 'income': -0.06, 'debt': -1.81, 'years': -0.39}
# --8<-- [end:train-glassbox]
