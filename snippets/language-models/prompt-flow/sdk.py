# --8<-- [start:inspect]
import re
from graphlib import TopologicalSorter
from pathlib import Path

import yaml

flow = yaml.safe_load(Path("flow/flow.dag.yaml").read_text("utf-8"))
nodes = {node["name"]: node for node in flow["nodes"]}
for name, choice in flow.get("node_variants", {}).items():
    nodes[name] |= choice["variants"][choice["default_variant_id"]]["node"]

needs = {}
for name, node in nodes.items():
    assert (Path("flow") / node["source"]["path"]).is_file()
    references = yaml.safe_dump([node["inputs"], node.get("activate")])
    needs[name] = sorted(set(re.findall(r"\$\{(\w+)\.output", references)))
for name in TopologicalSorter(needs).static_order():
    print(f"{name} ({nodes[name]['type']}) waits for {needs[name]}")
    #> classify (llm) waits for []
    #> find (python) waits for ['classify']
    #> answer (llm) waits for ['classify', 'find']
# --8<-- [end:inspect]

# --8<-- [start:inspect-template]
from jinja2 import Template

template = Template(Path("flow/answer.jinja2").read_text("utf-8"))
print(
    template.render(
        ticket="My cluster is idle and costs money", advice="Set min_instances to 0."
    )
)
# --8<-- [end:inspect-template]
