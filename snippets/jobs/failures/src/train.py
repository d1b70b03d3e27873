import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--alpha", type=float, required=True)
print("alpha is", parser.parse_args().alpha)
