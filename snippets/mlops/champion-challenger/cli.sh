# --8<-- [start:evaluate]
job_name=$(az ml job create --file compare.yml --query name --output tsv)
az ml job stream --name "$job_name"
# --8<-- [end:evaluate]

# --8<-- [start:download]
az ml job download --name "$job_name" --output-name report --download-path compared
report=$(find compared -type f)
cat "$report"
# --8<-- [end:download]

# --8<-- [start:update]
if grep --quiet '"replace": true' "$report"; then winner=2; else winner=1; fi
az ml model update --name diabetes-risk --version "$winner" --set tags.role=champion
# --8<-- [end:update]
