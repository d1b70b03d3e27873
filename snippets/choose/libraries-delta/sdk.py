# --8<-- [start:create]
import pandas as pd
from deltalake import DeltaTable, write_deltalake

first = pd.DataFrame({"patient": [1, 2], "glucose": [5.1, 6.3]})
write_deltalake("glucose", first)
second = pd.DataFrame({"patient": [3], "glucose": [7.0]})
write_deltalake("glucose", second, mode="append")
# --8<-- [end:create]

# --8<-- [start:inspect]
table = DeltaTable("glucose")
print(table.version(), len(table.to_pandas()))
#> 1 3
print(len(DeltaTable("glucose", version=0).to_pandas()))
#> 2
# --8<-- [end:inspect]
