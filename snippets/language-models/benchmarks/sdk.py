# --8<-- [start:configure]
import matplotlib.pyplot as plt
import pandas as pd

models = pd.read_csv("models.csv").set_index("model")
allowed = models[(models.latency <= 5) & (models.attack_success <= 0.10)]
better = {
    name: allowed[
        (allowed.quality >= row.quality)
        & (allowed.cost <= row.cost)
        & (allowed.index != name)
    ].index.to_list()
    for name, row in allowed.iterrows()
}
allowed = allowed.assign(beaten_by=[", ".join(better[name]) for name in allowed.index])
print(allowed[["quality", "cost", "beaten_by"]])
# --8<-- [end:configure]

# --8<-- [start:inspect]
fig, ax = plt.subplots(figsize=(6, 3.6))
ax.scatter(models.cost, models.quality)
for name, row in models.iterrows():
    ax.annotate(
        name, (row.cost, row.quality), xytext=(6, -3), textcoords="offset points"
    )
front = allowed[allowed.beaten_by == ""].sort_values("cost")
ax.plot(front.cost, front.quality, linestyle="--")
ax.set(
    xscale="log", xlabel="cost of the benchmark run (USD, log)", ylabel="quality index"
)
fig.savefig("trade-off.svg")
# --8<-- [end:inspect]
