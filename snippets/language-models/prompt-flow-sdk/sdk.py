# --8<-- [start:evaluate]
from promptflow.client import PFClient

pf = PFClient()
print(pf.test(flow="flow", inputs={"ticket": "My cluster never scales down"}))

runs = {}
for variant in ("variant_0", "variant_1"):
    runs[variant] = pf.run(
        flow="flow",
        data="tickets.jsonl",
        column_mapping={"ticket": "${data.ticket}"},
        variant="${answer." + variant + "}",
        stream=True,
    )
    scored = pf.run(
        flow="evaluation-flow",
        data="tickets.jsonl",
        run=runs[variant],
        column_mapping={"truth": "${data.reply}", "reply": "${run.outputs.reply}"},
        stream=True,
    )
    print(variant, pf.get_metrics(scored))
# --8<-- [end:evaluate]
