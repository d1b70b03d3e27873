# --8<-- [start:train]
from sklearn.datasets import load_diabetes
from sklearn.dummy import DummyRegressor
from sklearn.linear_model import LinearRegression
from sklearn.metrics import (
    mean_absolute_error,
    mean_absolute_percentage_error,
    r2_score,
    root_mean_squared_error,
)
from sklearn.model_selection import train_test_split

X, y = load_diabetes(return_X_y=True, as_frame=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
mean = DummyRegressor().fit(X_train, y_train)
model = LinearRegression().fit(X_train, y_train)
# --8<-- [end:train]

# --8<-- [start:evaluate]
metrics = {
    "MAE": mean_absolute_error,
    "RMSE": root_mean_squared_error,
    "R2": r2_score,
    "MAPE": mean_absolute_percentage_error,
}
for name, metric in metrics.items():
    always = metric(y_test, mean.predict(X_test))
    print(f"{name}: {metric(y_test, model.predict(X_test)):.2f}, the mean {always:.2f}")
    #> MAE: 45.12, the mean 58.31
    #> RMSE: 56.39, the mean 70.46
    #> R2: 0.36, the mean -0.00
    #> MAPE: 0.38, the mean 0.53
# --8<-- [end:evaluate]

# --8<-- [start:plot]
import matplotlib.pyplot as plt

predicted = model.predict(X_test)
figure, (left, right) = plt.subplots(1, 2, figsize=(8, 3))
left.scatter(predicted, y_test - predicted, s=12)
left.axhline(0, linestyle="--", color="C1")
left.set(xlabel="predicted", ylabel="residual")
right.scatter(y_test, predicted, s=12)
right.plot([25, 346], [25, 346], linestyle="--", color="C1")
right.set(xlabel="true", ylabel="predicted")
figure.savefig("residuals.svg")
# --8<-- [end:plot]

# --8<-- [start:log]
import mlflow

with mlflow.start_run():
    mlflow.log_metrics(
        {name: metric(y_test, predicted) for name, metric in metrics.items()}
    )
    mlflow.log_figure(figure, "residuals.png")
# --8<-- [end:log]
