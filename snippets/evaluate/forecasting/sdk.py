# --8<-- [start:load]
import numpy as np
import pandas as pd

table = pd.read_csv("files/visits.csv", index_col="day", parse_dates=True)
visits, day = table["visits"], table.index
train, test = visits[:-28], visits[-28:]
# --8<-- [end:load]

# --8<-- [start:train]
from sklearn.linear_model import LinearRegression


def features(days):
    """Known for every future day: its number and its day of the week."""
    weekday = pd.get_dummies(pd.Categorical(days.dayofweek, categories=range(7)))
    return weekday.assign(number=(days - day[0]).days).to_numpy(dtype=float)


model = LinearRegression(fit_intercept=False).fit(features(train.index), train)
forecasts = {
    "last value": np.repeat(train.iloc[-1], 28),
    "same weekday": np.tile(train[-7:], 4),
    "model": model.predict(features(test.index)),
}
# --8<-- [end:train]

# --8<-- [start:evaluate]
from sklearn.metrics import mean_absolute_error, mean_absolute_percentage_error

scale = (train - train.shift(7)).abs().mean()
rows = {}
for name, forecast in forecasts.items():
    mae = mean_absolute_error(test, forecast)
    smape = (2 * (test - forecast).abs() / (test.abs() + np.abs(forecast))).mean()
    mape = mean_absolute_percentage_error(test, forecast)
    rows[name] = {"MAE": mae, "MAPE": mape, "sMAPE": smape, "MASE": mae / scale}
print(pd.DataFrame(rows).T.round(2))
# --8<-- [end:evaluate]

# --8<-- [start:evaluate-rolling]
from sklearn.model_selection import TimeSeriesSplit

errors = []
for past, future in TimeSeriesSplit(n_splits=5, test_size=28).split(visits):
    model.fit(features(day[past]), visits.iloc[past])
    forecast = model.predict(features(day[future]))
    errors.append(mean_absolute_error(visits.iloc[future], forecast))
print("MAE of five windows:", [f"{error:.1f}" for error in errors])
#> MAE of five windows: ['3.5', '3.3', '2.6', '3.4', '3.1']
# --8<-- [end:evaluate-rolling]

# --8<-- [start:plot]
import matplotlib.pyplot as plt

figure, axes = plt.subplots(figsize=(7, 3))
axes.plot(visits[-56:], label="true")
for name in ["last value", "model"]:
    axes.plot(test.index, forecasts[name], linestyle="--", label=name)
axes.legend(ncols=3)
figure.savefig("forecast.svg")
# --8<-- [end:plot]
