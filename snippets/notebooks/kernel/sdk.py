# --8<-- [start:inspect]
import sys
from importlib.metadata import version
from pathlib import Path

print(Path(sys.executable).name.startswith("python"), sys.version_info >= (3, 10))
#> True True
for package in ["azure-ai-ml", "mlflow", "scikit-learn"]:
    print(package, version(package))
    #> azure-ai-ml 1.35.2
    #> mlflow 3.15.0
    #> scikit-learn 1.9.1
# --8<-- [end:inspect]
