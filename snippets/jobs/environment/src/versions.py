import os
import sys

print("Python 3:", sys.version_info.major == 3)
print("threads:", os.environ["OMP_NUM_THREADS"])
