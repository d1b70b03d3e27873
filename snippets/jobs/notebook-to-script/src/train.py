import argparse

import mlflow
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split


def main(args):
    X_train, X_test, y_train, y_test = split(read(args.data))
    model = train(X_train, y_train, args.alpha)
    evaluate(model, X_test, y_test)


def read(path):
    frame = pd.read_csv(path)
    print(f"{len(frame)} rows, {len(frame.columns)} columns")
    return frame


def split(frame):
    features = frame.drop(columns="progression")
    return train_test_split(
        features, frame["progression"], test_size=0.25, random_state=0
    )


def train(X_train, y_train, alpha):
    mlflow.log_param("alpha", alpha)
    return Ridge(alpha=alpha).fit(X_train, y_train)


def evaluate(model, X_test, y_test):
    r2 = model.score(X_test, y_test)
    mlflow.log_metric("r2", r2)
    print(f"r2 {r2:.2f}")


def parse_args():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True, help="path of a CSV file")
    parser.add_argument("--alpha", type=float, default=1.0)
    return parser.parse_args()


if __name__ == "__main__":
    main(parse_args())
