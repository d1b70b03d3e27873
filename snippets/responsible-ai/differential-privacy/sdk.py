# --8<-- [start:load]
import opendp.prelude as dp
import pandas as pd

dp.enable_features("contrib")
income = pd.read_csv("files/loans.csv")["income"].tolist()
truth = sum(income) / len(income)
print(f"{len(income)} people, mean income {truth:.2f}")
#> 2400 people, mean income 33.66
# --8<-- [end:load]


# --8<-- [start:train]
def mean_with(scale, size):
    """The mean of ``size`` incomes between 0 and 100, plus Laplace noise."""
    incomes = dp.vector_domain(dp.atom_domain(T=float, nan=False), size=size)
    clamped = (incomes, dp.symmetric_distance()) >> dp.t.then_clamp((0.0, 100.0))
    return clamped >> dp.t.then_mean() >> dp.m.then_laplace(scale)


def noise_for(epsilon, size):
    """The smallest scale that keeps epsilon when one person is exchanged."""
    return dp.binary_search_param(lambda s: mean_with(s, size), d_in=2, d_out=epsilon)


for epsilon in (0.01, 0.1, 1.0):
    scale = noise_for(epsilon, len(income))
    off = dp.laplacian_scale_to_accuracy(scale, alpha=0.05)
    print(f"epsilon {epsilon}: noise {scale:.3f}, 95 of 100 answers within {off:.2f}")
    #> epsilon 0.01: noise 4.167, 95 of 100 answers within 12.48
    #> epsilon 0.1: noise 0.417, 95 of 100 answers within 1.25
    #> epsilon 1.0: noise 0.042, 95 of 100 answers within 0.12
# --8<-- [end:train]

# --8<-- [start:evaluate]
scale = noise_for(0.1, len(income))
private_mean = mean_with(scale, len(income))
errors = pd.Series([private_mean(income) - truth for _ in range(4000)]).abs()
half = dp.laplacian_scale_to_accuracy(scale, alpha=0.5)
print(f"{errors.lt(half).mean():.1f} of the answers within {half:.2f}")
#> 0.5 of the answers within 0.29
twice = dp.c.make_composition([private_mean, private_mean])
print(f"one answer: {private_mean.map(2):.1f}, two: {twice.map(2):.1f}")
#> one answer: 0.1, two: 0.2
# --8<-- [end:evaluate]

# --8<-- [start:plot]
import matplotlib.pyplot as plt

epsilons = [0.01, 0.03, 0.1, 0.3, 1.0, 3.0]
figure, axis = plt.subplots(figsize=(6, 3))
for size in (100, 2400, 50000):
    scales = [noise_for(epsilon, size) for epsilon in epsilons]
    off = [dp.laplacian_scale_to_accuracy(scale, alpha=0.05) for scale in scales]
    axis.loglog(epsilons, off, marker="o", label=f"{size} people")
axis.set(xlabel="epsilon", ylabel="95 of 100 answers within")
axis.legend()
figure.savefig("differential-privacy.svg")
# --8<-- [end:plot]
