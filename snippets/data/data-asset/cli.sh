# --8<-- [start:create]
az ml data create --name diabetes --version 1 --type uri_file --path files/diabetes.csv \
  --description "442 patients, ten measurements, disease progression after one year"
# --8<-- [end:create]

# --8<-- [start:inspect]
az ml data show --name diabetes --label latest
# --8<-- [end:inspect]
