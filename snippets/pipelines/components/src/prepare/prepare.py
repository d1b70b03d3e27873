import argparse
from pathlib import Path

import pandas as pd
from sklearn.model_selection import train_test_split

parser = argparse.ArgumentParser()
parser.add_argument("--data", required=True)
parser.add_argument("--test-size", type=float, default=0.25)
parser.add_argument("--prepared", required=True)
args = parser.parse_args()

table = pd.read_csv(args.data)
train, test = train_test_split(table, test_size=args.test_size, random_state=0)
folder = Path(args.prepared)
train.to_csv(folder / "train.csv", index=False)
test.to_csv(folder / "test.csv", index=False)
print(f"{len(train)} rows to train with, {len(test)} to test with")
