import argparse

import matplotlib.pyplot as plt
import mlflow
import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split

parser = argparse.ArgumentParser()
parser.add_argument("--data", required=True)
parser.add_argument("--trees", type=int, default=60)
args = parser.parse_args()

frame = pd.read_csv(args.data)
X_train, X_test, y_train, y_test = train_test_split(
    frame.drop(columns="progression"), frame["progression"], random_state=0
)

mlflow.start_run()
mlflow.sklearn.autolog(log_models=False)
model = GradientBoostingRegressor(n_estimators=args.trees, random_state=0).fit(
    X_train, y_train
)

for step, predicted in enumerate(model.staged_predict(X_test), start=1):
    if step % 20 == 0:
        mlflow.log_metric("test_mae", mean_absolute_error(y_test, predicted), step=step)

figure, axes = plt.subplots()
axes.scatter(y_test, model.predict(X_test))
mlflow.log_figure(figure, "predictions.png")

mlflow.set_tag("family", "trees")
signature = mlflow.models.infer_signature(X_test, model.predict(X_test))
mlflow.sklearn.save_model(
    model, "saved", signature=signature, serialization_format="cloudpickle"
)
mlflow.log_artifacts("saved", "model")
mlflow.end_run()
