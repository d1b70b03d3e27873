import argparse
from pathlib import Path

parser = argparse.ArgumentParser()
for name in ("mounted", "downloaded", "direct", "results", "report"):
    parser.add_argument(f"--{name}")
args = parser.parse_args()

print("ro_mount is a file:", Path(args.mounted).is_file())
print("download is a file:", Path(args.downloaded).is_file())
print("direct is an address:", args.direct.split("//")[0])

lines = Path(args.mounted).read_text().splitlines()
Path(args.results, "rows.txt").write_text(f"{len(lines) - 1}\n")
Path(args.report, "header.txt").write_text(f"{lines[0]}\n")
