import argparse

import mlflow
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_error, r2_score
from sklearn.model_selection import train_test_split

parser = argparse.ArgumentParser()
parser.add_argument("--data", required=True)
parser.add_argument("--alpha", type=float, default=1.0)
args = parser.parse_args()

frame = pd.read_csv(args.data)
features = frame.drop(columns="progression")
X_train, X_test, y_train, y_test = train_test_split(
    features, frame["progression"], test_size=0.25, random_state=0
)

model = Ridge(alpha=args.alpha).fit(X_train, y_train)
predicted = model.predict(X_test)
mae = mean_absolute_error(y_test, predicted)

mlflow.log_param("alpha", args.alpha)
mlflow.log_metric("mae", mae)
mlflow.log_metric("r2", r2_score(y_test, predicted))
print(f"trained on {len(X_train)} rows, mae {mae:.1f}")
