# --8<-- [start:prepare]
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split

X, y = load_breast_cancer(return_X_y=True, as_frame=True)
X_rest, X_test, y_rest, y_test = train_test_split(
    X, y, test_size=0.2, stratify=y, random_state=0
)
X_train, X_valid, y_train, y_valid = train_test_split(
    X_rest, y_rest, test_size=0.25, stratify=y_rest, random_state=0
)
for name, part in {"train": y_train, "valid": y_valid, "test": y_test}.items():
    print(f"{name:5} {len(part):3} rows, {part.mean():.3f} benign")
    #> train 341 rows, 0.628 benign
    #> valid 114 rows, 0.623 benign
    #> test  114 rows, 0.632 benign
# --8<-- [end:prepare]

# --8<-- [start:evaluate]
import numpy as np
from sklearn.feature_selection import SelectKBest
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline

rng = np.random.default_rng(seed=0)
noise = rng.normal(size=(200, 5000))
coin = rng.integers(0, 2, size=200)

chosen = SelectKBest(k=20).fit_transform(noise, coin)
leaked = cross_val_score(LogisticRegression(), chosen, coin)
print(f"selection before the split: accuracy {leaked.mean():.2f}")
#> selection before the split: accuracy 0.79

pipeline = make_pipeline(SelectKBest(k=20), LogisticRegression())
honest = cross_val_score(pipeline, noise, coin)
print(f"selection in the pipeline: accuracy {honest.mean():.2f}")
#> selection in the pipeline: accuracy 0.51
# --8<-- [end:evaluate]
