import argparse

import mlflow
import pandas as pd
from sklearn.linear_model import SGDRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

parser = argparse.ArgumentParser()
parser.add_argument("--data", required=True)
parser.add_argument("--learning-rate", type=float, required=True)
parser.add_argument("--epochs", type=int, default=8)
args = parser.parse_args()

frame = pd.read_csv(args.data)
X = StandardScaler().fit_transform(frame.drop(columns="progression"))
X_train, X_test, y_train, y_test = train_test_split(
    X, frame["progression"], test_size=0.25, random_state=0
)

model = SGDRegressor(learning_rate="constant", eta0=args.learning_rate, random_state=0)
for epoch in range(1, args.epochs + 1):
    model.partial_fit(X_train, y_train)
    mae = mean_absolute_error(y_test, model.predict(X_test))
    mlflow.log_metric("mae", mae, step=epoch)
