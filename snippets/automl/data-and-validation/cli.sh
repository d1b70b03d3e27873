# --8<-- [start:create]
az ml data create --name churn --version 1 --type mltable --path churn
# --8<-- [end:create]

# --8<-- [start:create-test]
az ml data create --name churn-test --version 1 --type mltable --path churn-test
# --8<-- [end:create-test]
