# --8<-- [start:evaluate]
az ml job create --file gate.yml --stream | grep "^PASS\|^FAIL\|^mae"
# --8<-- [end:evaluate]

# --8<-- [start:evaluate-strict]
if az ml job create --file gate.yml --set inputs.max_mae=50 --stream > gate.log; then
  echo "deploy"
else
  echo "stop: exit code $?"
fi
grep "^FAIL\|^mae" gate.log
# --8<-- [end:evaluate-strict]
