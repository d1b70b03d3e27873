# --8<-- [start:configure]
from statistics import mean, median

import matplotlib.pyplot as plt

accuracy = {
    "a": [0.40, 0.55, 0.66, 0.73, 0.78, 0.80, 0.81, 0.82],
    "b": [0.50, 0.60, 0.66, 0.69, 0.71, 0.72, 0.73, 0.73],
    "c": [0.30, 0.38, 0.47, 0.56, 0.67, 0.72, 0.75, 0.77],
    "d": [0.35, 0.42, 0.47, 0.51, 0.54, 0.56, 0.57, 0.58],
    "e": [0.45, 0.52, 0.56, 0.60, 0.61, 0.62, 0.63, 0.63],
}


# --8<-- [start:sheet]
def bandit(running, n, slack_factor=0.15):
    limit = max(max(accuracy[name][:n]) for name in accuracy) / (1 + slack_factor)
    return [name for name in running if max(accuracy[name][:n]) < limit]


def median_stopping(running, n):
    limit = median(mean(accuracy[name][:n]) for name in running)
    return [name for name in running if max(accuracy[name][:n]) < limit]


def truncation_selection(running, n, percentage=25):
    count = len(running) * percentage // 100
    return sorted(running, key=lambda name: accuracy[name][n - 1])[:count]


# --8<-- [end:sheet]
# --8<-- [end:configure]


# --8<-- [start:inspect]
def stopped(policy, delay_evaluation=4, evaluation_interval=2):
    running, stops = set(accuracy), {}
    for n in range(1, 9):
        if n >= delay_evaluation and n % evaluation_interval == 0:
            stops |= dict.fromkeys(sorted(policy(running, n)), n)
            running -= set(stops)
    return stops


figure, axes = plt.subplots(1, 3, figsize=(9, 3), sharey=True, layout="constrained")
for axis, policy in zip(axes, (bandit, median_stopping, truncation_selection)):
    stops = stopped(policy)
    print(policy.__name__, stops)
    #> bandit {'c': 4, 'd': 4, 'e': 4}
    #> median_stopping {'d': 4}
    #> truncation_selection {'d': 4, 'e': 6}
    for name, values in accuracy.items():
        shown = values[: stops.get(name, 8)]
        axis.plot(range(1, len(shown) + 1), shown, marker="x", markevery=[-1])
        axis.text(len(shown) + 0.2, shown[-1], name, va="center")
    axis.set(title=policy.__name__, xlabel="interval", xlim=(0.5, 9))
figure.savefig("policies.svg")
# --8<-- [end:inspect]
