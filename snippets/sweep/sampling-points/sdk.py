# --8<-- [start:inspect]
import matplotlib.pyplot as plt
import numpy as np
from scipy.stats import qmc

side = np.linspace(0, 1, 8)
points = {
    "grid, 8 × 8": np.array([(x, y) for x in side for y in side]),
    "random": np.random.default_rng(3).random((64, 2)),
    "random, rule sobol": qmc.Sobol(2, seed=3).random(64),
}

figure, axes = plt.subplots(1, 3, figsize=(9, 3.2), layout="constrained")
for axis, (name, tried) in zip(axes, points.items()):
    values = len(set(tried[:, 0].round(6)))
    axis.scatter(tried[:, 0], tried[:, 1], s=12)
    axis.set_title(f"{name}: {values} values of x", fontsize=10)
    axis.set(xlim=(-0.05, 1.05), ylim=(-0.05, 1.05), aspect="equal")
    axis.grid(alpha=0.3)
figure.savefig("points.svg")
# --8<-- [end:inspect]
