import mlflow


class Probability(mlflow.pyfunc.PythonModel):
    def load_context(self, context):
        self.model = mlflow.sklearn.load_model(context.artifacts["classifier"])

    def predict(self, context, model_input, params=None):
        return self.model.predict_proba(model_input)[:, 1]


mlflow.models.set_model(Probability())
