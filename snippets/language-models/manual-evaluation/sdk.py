# --8<-- [start:configure]
import pandas as pd
from sklearn.metrics import cohen_kappa_score

ratings = pd.read_csv("ratings.csv")
criteria = ["correct", "grounded", "complete", "style"]
print(ratings.groupby("prompt")[criteria].mean().round(2))
# --8<-- [end:configure]

# --8<-- [start:inspect]
one, two = (ratings[ratings.rater == name].reset_index() for name in ("ana", "ben"))
for criterion in criteria:
    agree = (one[criterion] == two[criterion]).mean()
    kappa = cohen_kappa_score(one[criterion], two[criterion])
    print(f"{criterion:9} agree on {agree:.0%}, kappa {kappa:.2f}")
    #> correct   agree on 94%, kappa 0.82
    #> grounded  agree on 94%, kappa 0.76
    #> complete  agree on 88%, kappa 0.67
    #> style     agree on 56%, kappa 0.03

passed = ratings.assign(
    good=ratings[["correct", "grounded", "complete"]].min(axis=1) == 1
)
cases = passed.pivot_table(index="case", columns="prompt", values="good", aggfunc="min")
b_better = ((cases.B == 1) & (cases.A == 0)).sum()
a_better = ((cases.A == 1) & (cases.B == 0)).sum()
print(
    f"B better in {b_better} cases, A in {a_better}, equal in {(cases.A == cases.B).sum()}"
)
#> B better in 2 cases, A in 1, equal in 5
# --8<-- [end:inspect]
