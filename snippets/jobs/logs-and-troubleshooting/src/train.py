import argparse
import csv

parser = argparse.ArgumentParser()
parser.add_argument("--data", required=True)
parser.add_argument("--target", required=True)
args = parser.parse_args()

with open(args.data) as file:
    rows = list(csv.DictReader(file))
print(f"read {len(rows)} rows")
total = sum(float(row[args.target]) for row in rows)
print("mean of the target:", total / len(rows))
