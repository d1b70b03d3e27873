import sys

with open(sys.argv[1]) as table:
    rows = len(table.readlines()) - 1
with open(sys.argv[2], "w") as out:
    out.write(str(rows))
print(rows, "rows")
