import argparse
import sys
from pathlib import Path

import pandas as pd

print("arrived:", [argument for argument in sys.argv[1:] if "/" not in argument])

parser = argparse.ArgumentParser()
parser.add_argument("--data", type=Path)
parser.add_argument("--rows", type=int)
parser.add_argument("--fraction", type=float)
parser.add_argument("--shuffle", type=lambda text: text.lower() == "true")
parser.add_argument("--note")
parser.add_argument("--prepared", type=Path)
args = parser.parse_args()
print("parsed:", args.rows, args.fraction, args.shuffle, args.note)

frame = pd.read_csv(args.data).head(args.rows)
if args.shuffle:
    frame = frame.sample(frac=args.fraction, random_state=0)
frame.to_csv(args.prepared / "diabetes.csv", index=False)
print(f"wrote {len(frame)} rows")
