# --8<-- [start:submit]
az ml job create --file scorecard.yml --query "{type: type, jobs: keys(jobs)}"
# --8<-- [end:submit]
