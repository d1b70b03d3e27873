# --8<-- [start:evaluate]
from sklearn.metrics import (
    mean_absolute_error,
    mean_absolute_percentage_error,
    root_mean_squared_error,
)

truth, good = [100, 110, 120, 130, 1], [102, 108, 121, 127, 4]
print(f"MAPE with a value near 0: {mean_absolute_percentage_error(truth, good):.2f}")
#> MAPE with a value near 0: 0.61
one_miss = [100, 110, 120, 130, 81]
many_misses = [116, 126, 136, 146, 17]
for name, guess in {"one miss of 80": one_miss, "five of 16": many_misses}.items():
    mae, rmse = mean_absolute_error(truth, guess), root_mean_squared_error(truth, guess)
    print(f"{name}: MAE {mae:.0f}, RMSE {rmse:.0f}")
    #> one miss of 80: MAE 16, RMSE 36
    #> five of 16: MAE 16, RMSE 16
# --8<-- [end:evaluate]
