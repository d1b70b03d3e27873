# --8<-- [start:inspect]
import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)
uniform, normal = rng.uniform(0, 3, 4000), rng.normal(1, 0.5, 4000)
drawn = {
    "Choice([1, 2, 4, 8])": rng.choice([1, 2, 4, 8], 4000),
    "Randint(8)": rng.integers(8, size=4000),
    "Uniform(0, 3)": uniform,
    "QUniform(0, 3, q=0.5)": np.round(uniform / 0.5) * 0.5,
    "LogUniform(0, 3)": np.exp(uniform),
    "QLogUniform(0, 3, q=2)": np.round(np.exp(uniform) / 2) * 2,
    "Normal(1, 0.5)": normal,
    "QNormal(1, 0.5, q=0.5)": np.round(normal / 0.5) * 0.5,
    "LogNormal(1, 0.5)": np.exp(normal),
    "QLogNormal(1, 0.5, q=2)": np.round(np.exp(normal) / 2) * 2,
}

figure, axes = plt.subplots(5, 2, figsize=(7, 8), layout="constrained")
for axis, (name, values) in zip(axes.flat, drawn.items()):
    axis.hist(values, bins=61)
    axis.set_title(name, fontsize=10)
    axis.set_yticks([])
figure.savefig("distributions.svg")
# --8<-- [end:inspect]
