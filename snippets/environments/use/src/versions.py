import os

import sklearn

print("scikit-learn imported:", bool(sklearn.__version__))
print("stage:", os.environ["STAGE"])
