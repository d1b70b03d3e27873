import argparse

import mlflow

parser = argparse.ArgumentParser()
parser.add_argument("--rate", type=float, required=True)
args = parser.parse_args()

loss = 1.0
for epoch in range(1, 6):
    loss *= 1 - args.rate
    mlflow.log_metric("val_loss", loss, step=epoch)
