# --8<-- [start:inspect]
from azure.ai.ml.automl import ClassificationModels, ForecastingModels, RegressionModels

lines = []
for algorithms in (ClassificationModels, RegressionModels, ForecastingModels):
    lines.append(f"{algorithms.__name__} ({len(algorithms)})")
    lines += sorted(f"  {algorithm.value}" for algorithm in algorithms)
print("\n".join(lines))
# --8<-- [end:inspect]
