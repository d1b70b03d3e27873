import argparse

import pandas as pd

parser = argparse.ArgumentParser()
parser.add_argument("--scores")
parser.add_argument("--threshold", type=float)
parser.add_argument("--report")
args = parser.parse_args()

scores = pd.read_csv(args.scores)
scores[scores["prediction"] >= args.threshold].to_csv(args.report, index=False)
