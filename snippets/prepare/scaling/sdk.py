# --8<-- [start:explore]
import pandas as pd
from sklearn.preprocessing import MinMaxScaler, RobustScaler, StandardScaler

glucose = pd.DataFrame({"glucose": [80, 90, 95, 100, 110, 400]})
for scaler in [StandardScaler(), MinMaxScaler(), RobustScaler()]:
    scaled = scaler.fit_transform(glucose).ravel().round(2)
    print(f"{type(scaler).__name__:14}", scaled.tolist())
    #> StandardScaler [-0.58, -0.49, -0.45, -0.4, -0.31, 2.23]
    #> MinMaxScaler   [0.0, 0.03, 0.05, 0.06, 0.09, 1.0]
    #> RobustScaler   [-1.08, -0.46, -0.15, 0.15, 0.77, 18.62]
# --8<-- [end:explore]

# --8<-- [start:evaluate]
from sklearn.datasets import load_wine
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline

X, y = load_wine(return_X_y=True)
for model in [KNeighborsClassifier(), RandomForestClassifier(random_state=0)]:
    plain = cross_val_score(model, X, y).mean()
    scaled = cross_val_score(make_pipeline(StandardScaler(), model), X, y).mean()
    print(f"{type(model).__name__}: {plain:.2f} as it is, {scaled:.2f} scaled")
    #> KNeighborsClassifier: 0.69 as it is, 0.95 scaled
    #> RandomForestClassifier: 0.98 as it is, 0.98 scaled
# --8<-- [end:evaluate]
