# --8<-- [start:configure]
git init --quiet --initial-branch main
git config user.name "Ana Lopez"
git config user.email ana@contoso.com
git remote add origin https://github.com/contoso/training-code.git
git add src job.yml
# A fixed date, so that your commit has the same id as the one shown here.
export GIT_AUTHOR_DATE=2026-11-20T09:00:00Z GIT_COMMITTER_DATE=2026-11-20T09:00:00Z
git commit --quiet --message "Add the training code"
# --8<-- [end:configure]
