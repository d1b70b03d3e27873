# --8<-- [start:submit]
job_name=$(az ml job create --file sweep.yml --query name --output tsv)
# --8<-- [end:submit]

# --8<-- [start:inspect]
az ml job stream --name "$job_name"
az ml job show --name "$job_name" --query "{best: properties.best_child_run_id, score: properties.score}"
# --8<-- [end:inspect]
