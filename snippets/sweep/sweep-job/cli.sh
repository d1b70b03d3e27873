# --8<-- [start:submit]
job_name=$(az ml job create --file sweep.yml --query name --output tsv)
# --8<-- [end:submit]

# --8<-- [start:stream]
az ml job stream --name "$job_name"
# --8<-- [end:stream]

# --8<-- [start:inspect]
az ml job show --name "$job_name" --query "properties.{best: best_child_run_id, mae: score}"
az ml job list --parent-job-name "$job_name" --query "[].{trial: name, values: tags.hyperparameters}"
# --8<-- [end:inspect]

# --8<-- [start:download]
az ml job download --name "$job_name" --output-name model --download-path best
# --8<-- [end:download]
