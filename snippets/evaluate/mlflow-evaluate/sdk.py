# --8<-- [start:log]
import mlflow
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X, y = load_breast_cancer(return_X_y=True, as_frame=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = make_pipeline(StandardScaler(), LogisticRegression()).fit(X_train, y_train)

with mlflow.start_run():
    logged = mlflow.sklearn.log_model(model, name="model", input_example=X_test[:2])
    result = mlflow.models.evaluate(
        logged.model_uri,
        data=X_test.assign(truth=y_test),
        targets="truth",
        model_type="classifier",
        evaluator_config={"log_model_explainability": False},
    )
# --8<-- [end:log]

# --8<-- [start:inspect]
for name in ["accuracy_score", "f1_score", "roc_auc", "log_loss"]:
    print(f"{name}: {result.metrics[name]:.3f}")
    #> accuracy_score: 0.958
    #> f1_score: 0.967
    #> roc_auc: 0.991
    #> log_loss: 0.098
print(sorted(result.artifacts))
# --8<-- [end:inspect]
