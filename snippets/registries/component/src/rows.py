import sys

import pandas as pd

print("rows:", len(pd.read_csv(sys.argv[1])))
