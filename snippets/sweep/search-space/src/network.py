import argparse

import mlflow

parser = argparse.ArgumentParser()
parser.add_argument("--optimizer", default="adam")
parser.add_argument("--units", type=float, default=64)
parser.add_argument("--learning-rate", type=float, default=0.001)
args = parser.parse_args()

loss = abs(args.learning_rate - 0.003) + 1 / args.units
mlflow.log_metric("loss", loss)
