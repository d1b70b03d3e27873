import argparse
from pathlib import Path

import joblib
import mlflow
import pandas as pd
from sklearn.linear_model import SGDRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

parser = argparse.ArgumentParser()
parser.add_argument("--data")
parser.add_argument("--checkpoints", type=Path)
parser.add_argument("--epochs", type=int, default=100)
parser.add_argument("--patience", type=int, default=3)
parser.add_argument("--interrupt-at", type=int, default=0)
args = parser.parse_args()

frame = pd.read_csv(args.data)
features = StandardScaler().fit_transform(frame.drop(columns="progression"))
X_train, X_valid, y_train, y_valid = train_test_split(
    features, frame["progression"], random_state=0
)

checkpoint = args.checkpoints / "last.joblib"
if checkpoint.exists():
    model, epoch, best, waited = joblib.load(checkpoint)
    print(f"resumed after epoch {epoch}")
else:
    model, epoch, best, waited = (
        SGDRegressor(eta0=0.002, random_state=0),
        0,
        float("inf"),
        0,
    )
    print("started from nothing")

while epoch < args.epochs and waited < args.patience:
    epoch += 1
    model.partial_fit(X_train, y_train)
    mae = mean_absolute_error(y_valid, model.predict(X_valid))
    mlflow.log_metric("valid_mae", mae, step=epoch)
    best, waited = (mae, 0) if mae < best - 0.1 else (best, waited + 1)
    joblib.dump((model, epoch, best, waited), checkpoint)
    if epoch == args.interrupt_at:
        raise SystemExit("the node is taken away")

print(f"stopped after epoch {epoch}, best mae {best:.1f}")
