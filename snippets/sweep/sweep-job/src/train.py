import argparse
from pathlib import Path

import joblib
import mlflow
import pandas as pd
from sklearn.linear_model import ElasticNet
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

parser = argparse.ArgumentParser()
parser.add_argument("--data", required=True)
parser.add_argument("--alpha", type=float, default=1.0)
parser.add_argument("--l1-ratio", type=float, default=0.5)
parser.add_argument("--model", required=True)
args = parser.parse_args()

frame = pd.read_csv(args.data)
features = frame.drop(columns="progression")
X_train, X_test, y_train, y_test = train_test_split(
    features, frame["progression"], test_size=0.25, random_state=0
)

regression = ElasticNet(alpha=args.alpha, l1_ratio=args.l1_ratio)
model = make_pipeline(StandardScaler(), regression).fit(X_train, y_train)

mlflow.log_metric("mae", mean_absolute_error(y_test, model.predict(X_test)))
joblib.dump(model, Path(args.model) / "model.joblib")
