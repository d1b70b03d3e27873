import argparse

import mlflow

parser = argparse.ArgumentParser()
parser.add_argument("--x", type=float, required=True)
parser.add_argument("--y", type=float, required=True)
args = parser.parse_args()

score = 1 - (args.x - 0.6) ** 2 - (args.y - 0.3) ** 2
mlflow.log_metric("score", score)
