# --8<-- [start:register]
az ml model create --name diabetes-local --type mlflow_model --path model \
  --description "Ridge on age, BMI and blood pressure" --tags trained-on=laptop
# --8<-- [end:register]
